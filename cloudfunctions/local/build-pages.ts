import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'

/** What the phone interface is made of. */
const SOURCES = ['miniprogram', 'shared', 'package.json', 'package-lock.json', 'tsconfig.json']
const MARK = '.sources'
const TOLD_EVERY_MILLIS = 5_000
const TAIL = 15

/**
 * Builds the phone interface for browsers unless the build there is of these very sources.
 * @param root the project
 * @returns whether there is a build to serve; the sentence of a failure has been said
 */
export async function buildPages(root: string, say: (line: string) => void): Promise<boolean> {
  const built = path.join(root, 'dist', 'h5')
  const hash = hashOf(root)
  if (markOf(built) === hash) return true
  say('手机页面：开始构建')
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 1000)
  const timer = setInterval(() => say(`手机页面：正在构建，已 ${seconds()} 秒`), TOLD_EVERY_MILLIS)
  const { code, output } = await run(root).finally(() => clearInterval(timer))
  if (code !== 0 || !existsSync(path.join(built, 'index.html'))) {
    say('手机页面：没有构建成功，本次只提供接口。构建的最后几行是：')
    for (const line of output.trimEnd().split('\n').slice(-TAIL)) say(`  ${line}`)
    return false
  }
  writeFileSync(path.join(built, MARK), hash)
  say(`手机页面：构建好了，用时 ${seconds()} 秒`)
  return true
}

function markOf(built: string): string | null {
  const mark = path.join(built, MARK)
  return existsSync(mark) && existsSync(path.join(built, 'index.html')) ? readFileSync(mark, 'utf8') : null
}

/** Of the names and contents of all sources. */
function hashOf(root: string): string {
  const hash = sha256.create()
  for (const source of SOURCES) {
    const place = path.join(root, source)
    const files = path.extname(source) === '' && existsSync(place) ? filesIn(place) : [place]
    for (const file of files.filter((one) => existsSync(one))) {
      hash.update(new TextEncoder().encode(`${path.relative(root, file).split(path.sep).join('/')}\n`))
      hash.update(readFileSync(file))
    }
  }
  return bytesToHex(hash.digest())
}

function filesIn(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      // What the compiler keeps beside the sources is not one of them.
      .filter((file) => !path.relative(folder, file).startsWith('.'))
      .sort()
  )
}

/** Through the npm that runs this program, where there is one: a newcomer has Node and nothing else. */
function run(root: string): Promise<{ code: number | null; output: string }> {
  const npm = process.env.npm_execpath
  const [command, ...args] = npm === undefined ? ['npm', 'run', 'build:h5'] : [process.execPath, npm, 'run', 'build:h5']
  return new Promise((resolve) => {
    const child = spawn(command ?? 'npm', args, {
      cwd: root,
      // Whatever this process runs for, people are served the build that is made for them.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: npm === undefined,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
