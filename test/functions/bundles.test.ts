import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { packRulesets, unpackRulesets } from '../../cloudfunctions/deployed/packed-rulesets'
import { buildFunctions } from '../../cloudfunctions/local/build/build-functions'
import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import { describeEmptyOnPostgres } from '../postgres/databases'

const NAMES = ['api', 'documents', 'tick']
const SECRET = Buffer.alloc(32, 7).toString('base64url')

/** Built once, then copied to where no node_modules is above or beside it. */
const place = mkdtempSync(path.join(tmpdir(), 'pioneer-functions-'))
beforeAll(async () => {
  const built = path.join(place, 'built')
  await buildFunctions(built)
  cpSync(built, path.join(place, 'deployed'), { recursive: true })
}, 120_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

const at = (...names: string[]) => path.join(place, 'deployed', ...names)

describe('what is built', () => {
  test('is one file a function with what the platform wants beside it', () => {
    expect(readdirSync(at()).sort()).toEqual(NAMES)
    expect(readdirSync(at('api')).sort()).toEqual(['config.json', 'index.js', 'scf_bootstrap'])
    for (const name of ['tick', 'documents']) expect(readdirSync(at(name)).sort()).toEqual(['config.json', 'index.js'])
  })

  test.each(['api', 'tick'])('%s weighs at most 2 MB', (name) => {
    expect(statSync(at(name, 'index.js')).size).toBeLessThanOrEqual(2 * 1024 * 1024)
  })

  test('starts its server by an executable file with Unix line ends', () => {
    const text = readFileSync(at('api', 'scf_bootstrap'), 'utf8')
    expect(text).toMatch(/^#!\/bin\/bash\n/)
    expect(text).not.toContain('\r')
    expect(text.endsWith('\n')).toBe(true)
    expect(statSync(at('api', 'scf_bootstrap')).mode & 0o111).toBe(0o111)
  })

  test.each(NAMES)('%s has at most one timer, in seven fields, and asks for no secret by value', (name) => {
    const config = JSON.parse(readFileSync(at(name, 'config.json'), 'utf8'))
    expect(config.triggers).toHaveLength(name === 'api' ? 0 : 1)
    for (const trigger of config.triggers) expect(trigger.config.split(' ')).toHaveLength(7)
    expect(Object.keys(config.envVariables)).toContain('DATABASE_URL')
    expect(Object.values(config.envVariables).join('')).toBe('')
  })

  test.each(NAMES)('%s holds no demo log-in and no embedded database', (name) => {
    const text = readFileSync(at(name, 'index.js'), 'utf8')
    for (const trace of ['logInByDemo', '/demo/', 'DemoAccount', 'openDemo', 'pglite', 'PGlite']) {
      expect(text.includes(trace) ? `${name} holds ${trace}` : '').toBe('')
    }
  })
})

describe('packed rulesets', () => {
  const rulesets = rulesetVersions().map(({ file }) => readRulesetFile(file).value)

  test('score as those read from their files', () => {
    const unpacked = unpackRulesets(packRulesets(rulesets))
    expect(unpacked.map((ruleset) => compileRuleset(ruleset).hash)).toEqual(
      rulesets.map((ruleset) => compileRuleset(ruleset).hash),
    )
  })

  test('that were changed after the check are refused', () => {
    const packed = packRulesets(rulesets)
    expect(() => unpackRulesets({ ...packed, json: packed.json.replace('"full":100', '"full":200') })).toThrow('packed')
  })
})

describeEmptyOnPostgres('the deployed functions', (createDatabase) => {
  let environment: NodeJS.ProcessEnv
  beforeAll(async () => {
    environment = {
      PATH: process.env.PATH,
      DATABASE_URL: await createDatabase(),
      TOKEN_KEYS: `k1:${SECRET}`,
      WECHAT_APP_ID: 'wx0123456789abcdef',
      WECHAT_APP_SECRET: 'the-app-secret',
      FILES_DIR: path.join(place, 'files'),
    }
  })

  test('answer requests after a cold start on an empty database', async () => {
    const script = `require('./index.js').start(process.env, 0).then(async ({ port, close }) => {
      const ask = async (path, init) => {
        const response = await fetch('http://127.0.0.1:' + port + path, init)
        return { status: response.status, answer: await response.json() }
      }
      const post = { method: 'POST', headers: { 'content-type': 'application/json' } }
      const told = {
        health: await ask('/health'),
        document: (await ask('/openapi.json')).answer.openapi,
        paths: Object.keys((await ask('/openapi.json')).answer.paths).length,
        nobody: await ask('/rulesets'),
        forged: await ask('/rulesets', { headers: { authorization: 'Bearer ey.ey.ey' } }),
        codeless: await ask('/sessions/wechat', { ...post, body: '{}' }),
        unknownSession: await ask('/sessions/refresh', { ...post, body: JSON.stringify({ refreshToken: 'nowhere.01890000-0000-7000-8000-000000000001.' + 'x'.repeat(43) }) }),
        demo: await ask('/demo/accounts'),
      }
      await close()
      process.stderr.write(JSON.stringify(told))
      process.exit(0)
    })`
    const { stderr, stdout } = await run('api', ['-e', script], environment)
    const told = JSON.parse(stderr)
    expect(told.health).toEqual({ status: 200, answer: { status: 'ok' } })
    expect(told.document).toBe('3.1.0')
    expect(told.paths).toBeGreaterThan(50)
    for (const refused of [told.nobody, told.forged]) {
      expect(refused).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
    }
    expect(told.codeless).toMatchObject({ status: 400, answer: { code: 'bad-request' } })
    // Looked up in the database, which knows no such session.
    expect(told.unknownSession).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
    expect(told.demo).toMatchObject({ status: 404, answer: { code: 'not-found' } })
    for (const secret of [SECRET, 'the-app-secret', environment.DATABASE_URL ?? ''])
      expect(stdout).not.toContain(secret)
  })

  test('do what is due when their timers fire', async () => {
    for (const name of ['tick', 'documents']) {
      const fire = `require('./index.js').main({ Type: 'Timer', TriggerName: 'x', openid: 'forged' }).then(
        (result) => { process.stderr.write(JSON.stringify(result)); process.exit(0) },
        (error) => { process.stderr.write(error.message); process.exit(1) })`
      const { stderr, code } = await run(name, ['-e', fire], environment)
      expect({ name, code, stderr }).toMatchObject({ name, code: 0 })
      expect(JSON.parse(stderr)).toBeInstanceOf(Object)
    }
    const database = await openDatabase<{ migration: { name: string } }>({ url: environment.DATABASE_URL ?? '' })
    const { length } = await database.kysely.selectFrom('migration').select('name').execute()
    await database.close()
    expect(length).toBeGreaterThan(9)
  })

  test('say in Chinese what is missing, and start nothing', async () => {
    const { DATABASE_URL: _url, ...without } = environment
    const { stderr, code } = await run('api', ['index.js'], without)
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining('DATABASE_URL 没有设'), code: 1 })
    expect(stderr).not.toContain(SECRET)
  })

  test('do not print the database’s password when it cannot be reached', async () => {
    const url = 'postgresql://someone:hush-hush@127.0.0.1:1/nothing'
    const { stderr, code } = await run('api', ['index.js'], { ...environment, DATABASE_URL: url })
    expect(code).toBe(1)
    expect(stderr).toContain('启动失败')
    expect(stderr).not.toContain('hush-hush')
  })
})

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs Node in a deployed function's folder, with this environment and nothing else. */
function run(name: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: at(name), env })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data) => {
      stdout += data
    })
    child.stderr.on('data', (data) => {
      stderr += data
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
