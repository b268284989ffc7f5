import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Hono } from 'hono'
import { version } from '../../package.json'
import { demoContract } from '../../shared/contract/demo-contract'
import { AppError } from '../../shared/values/app-error'
import { createApp } from '../api/app'
import { createApi } from '../api/create-api'
import { listen } from '../api/listen'
import { createAccessTokens, readTokenKeys } from '../api/tokens'
import { openDirectoryStore } from '../files/directory-store'
import type { OperationContext } from '../operations/context'
import { newId } from '../operations/new-id'
import { openDatabase } from '../store/open-database'
import type { Tables } from '../store/tables'
import { demoAccounts } from './demo-city/demo-accounts'
import { openDemo } from './demo-city/open-demo'
import { createDemoHandlers } from './demo-handlers'
import type { DemoAccount } from './log-in-by-demo-account'

/** The API with the demo log-in beside it, for this machine alone. */
function createLocalApp(context: OperationContext, accounts: readonly DemoAccount[]): Hono {
  // The demo's log-ins end with the process; nobody proves anything here anyway.
  const tokenKeys = readTokenKeys(`local:${randomBytes(32).toString('base64url')}`)
  const tokens = createAccessTokens(tokenKeys, context.now)
  const log = () => undefined
  const api = createApi(context, {
    tokenKeys,
    log,
    version,
    code2session: () => Promise.reject(new AppError('unavailable', '演示程序不连微信，请用演示账号登录')),
  })
  const demo = createApp({
    endpoints: demoContract,
    handlers: createDemoHandlers(context, tokens, accounts),
    verifyToken: tokens.verify,
    isSessionLive: () => Promise.resolve(false),
    mayCall: () => Promise.resolve(false),
    log,
    newRequestId: () => newId(context.now()),
    now: context.now,
  })
  return new Hono().all('/demo/*', ({ req }) => demo.fetch(req.raw)).all('*', ({ req }) => api.fetch(req.raw))
}

async function main(): Promise<void> {
  const { DATABASE_URL: url, DATA_DIR: dataDir = path.join(process.cwd(), '.data'), PORT: port = '4100' } = process.env
  const database = await openDatabase<Tables>(url ? { url } : { dataDir })
  try {
    const context = await openDemo(database, openDirectoryStore(path.join(dataDir, 'files')), () => performance.now())
    const accounts = await demoAccounts(context)
    const server = await listen(createLocalApp(context, accounts), Number(port), '127.0.0.1')
    say(`先锋堡垒已启动：http://localhost:${server.port}（接口说明 /openapi.json）`)
    for (const { account, label } of accounts) say(`演示账号 ${account.padEnd(18)} ${label}`)
    say('按 Ctrl+C 停止')
    const stop = () => void server.close().then(() => database.close())
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    await database.close()
    throw error
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  if (!(error instanceof AppError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
