import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Local, startLocal } from '../../cloudfunctions/local/start-local'
import { civilDateAt } from '../../shared/values/civil-date'
import { scratchFolder } from '../scratch-folder'

const LONG = 600_000
const HOUR = 3_600_000
const folder = scratchFolder('pioneer-local-')
const root = path.join(folder, 'project')
const dataDir = path.join(folder, 'data')
let real = Date.parse('2030-02-03T04:05:06Z')
let said: string[] = []
let local: Local

const start = () => {
  said = []
  return startLocal({
    url: undefined,
    dataDir,
    port: 0,
    scale: 'small',
    root,
    realNow: () => real,
    say: (line) => said.push(line),
  })
}

/** A stand-in for the phone interface's build: it leaves an index, a hashed script and a count of its runs. */
function writeProject(): void {
  mkdirSync(path.join(root, 'miniprogram'), { recursive: true })
  writeFileSync(path.join(root, 'miniprogram', 'app.tsx'), 'one')
  writeFileSync(path.join(root, 'secret.txt'), 'secret')
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ scripts: { 'build:h5': 'node build.cjs' } }))
  writeFileSync(
    path.join(root, 'build.cjs'),
    `const fs = require('fs')
     fs.mkdirSync('dist/h5/js', { recursive: true })
     fs.mkdirSync('miniprogram/.cache', { recursive: true })
     fs.writeFileSync('miniprogram/.cache/compiler', String(Math.random()))
     fs.writeFileSync('dist/h5/index.html', '<!doctype html><title>先锋堡垒</title>')
     fs.writeFileSync('dist/h5/js/app.0a1b2c3d.js', 'app()')
     fs.appendFileSync('dist/builds', 'x')`,
  )
}

beforeAll(async () => {
  writeProject()
  local = await start()
}, LONG)
afterAll(async () => {
  await local?.close()
  rmSync(folder, { recursive: true, force: true })
})

const get = (address: string, accept = '*/*') =>
  fetch(`http://127.0.0.1:${local.port}${address}`, { headers: { accept } })

async function logIn(account: string): Promise<(address: string) => Promise<Response>> {
  const answer = await fetch(`http://127.0.0.1:${local.port}/demo/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  })
  const { accessToken } = (await answer.json()) as { accessToken: string }
  return (address) =>
    fetch(`http://127.0.0.1:${local.port}${address}`, { headers: { authorization: `Bearer ${accessToken}` } })
}

test('the terminal tells address, accounts, the best and the weakest branches and how to stop', () => {
  const text = said.join('\n')
  expect(text).toContain(`http://localhost:${local.port}`)
  for (const role of ['member', 'secretary', 'deputy-secretary', 'organ-staff', 'works-staff', 'inspector']) {
    expect(text).toMatch(new RegExp(`^ +${role} .*\\p{Script=Han}`, 'mu'))
  }
  expect(text).toMatch(/最好的支部（优秀）：机关第一党支部/)
  expect(text).toMatch(/最弱的支部（后进整转）：公路中心第二党支部/)
  expect(text).toContain('Ctrl+C')
  expect(text).toMatch(/演示城市：写入 2026 年 11 月/)
  expect(text).toMatch(/手机页面：构建好了/)
})

test('pages, hashed files and the API come from one origin', async () => {
  const page = await get('/', 'text/html')
  expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
  expect(await page.text()).toContain('先锋堡垒')
  expect(await (await get('/pages/home/index', 'text/html,*/*')).text()).toContain('先锋堡垒')
  const script = await get('/js/app.0a1b2c3d.js')
  expect([script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ])
  expect((await get('/js/gone.0a1b2c3d.js', 'text/html')).status).toBe(404)
  expect((await get('/me', 'text/html')).headers.get('content-type')).toMatch(/json/)
  expect((await get('/openapi.json', 'text/html')).headers.get('content-type')).toMatch(/json/)
  expect((await get('/nowhere')).status).toBe(404)
})

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/js/..%5c..%5c..%5csecret.txt',
  '/.sources',
  '/%',
])('no address leads out of the folder: %s', async (address) => {
  expect(await raw(`GET ${address} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`)).not.toContain('secret')
})

/** As it is written: `fetch` would tidy the address up. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(local.port, '127.0.0.1', () => socket.write(request))
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString()
    })
    socket.once('end', () => resolve(text)).once('error', reject)
  })
}

test('every account logs in and sees who it is, on the demo’s day', async () => {
  const { accounts } = (await (await get('/demo/accounts')).json()) as { accounts: { account: string }[] }
  for (const { account } of accounts) expect((await (await logIn(account))('/me')).status).toBe(200)
  expect(civilDateAt(Date.parse('2026-11-20T09:00:00+08:00'))).toBe('2026-11-20')
})

test(
  'the walk can be walked twice and leaves everything as it was',
  async () => {
    const [first, second] = [await walk(), await walk()]
    expect(first).toMatch(/basic\.ideology\.4/)
    const totals = (text: string) => text.split('\n').filter((line) => line.includes('总分'))
    expect(totals(second)).toEqual(totals(first))
    expect(totals(first).at(2)).not.toMatch(/总分 (\S+) → \1/)
  },
  LONG,
)

function walk(): Promise<string> {
  const command = path.join(__dirname, '../../cloudfunctions/local/commands/walk.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [require.resolve('tsx/cli'), command], {
      env: { ...process.env, PORT: String(local.port) },
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
    child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(text))))
  })
}

test(
  'a later start founds and builds nothing, and its clock went on; changed sources are built again',
  async () => {
    await local.close()
    real += 5 * HOUR
    local = await start()
    expect(said.join('\n')).not.toMatch(/演示城市：|手机页面：/)
    await local.close()
    writeFileSync(path.join(root, 'miniprogram', 'app.tsx'), 'two')
    local = await start()
    expect(said.join('\n')).toMatch(/手机页面：构建好了/)
  },
  LONG,
)

test(
  'a build that fails is told, and the API is served without pages',
  async () => {
    await local.close()
    writeFileSync(path.join(root, 'miniprogram', 'app.tsx'), 'three')
    writeFileSync(path.join(root, 'build.cjs'), 'console.error("broken here"); process.exit(1)')
    local = await start()
    expect(said.join('\n')).toMatch(/没有构建成功[\s\S]*broken here/)
    expect((await get('/health')).status).toBe(200)
  },
  LONG,
)

test('a second start on the same data is refused while the first one runs', async () => {
  await expect(start()).rejects.toMatchObject({ code: 'database-in-use' })
})
