import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { version } from '../../package.json'
import { contract } from '../../shared/contract/contract'
import { demoContract } from '../../shared/contract/demo-contract'
import { AppError } from '../../shared/values/app-error'
import { createApp } from '../api/app'
import { createApi } from '../api/create-api'
import { createAccessTokens, readTokenKeys } from '../api/tokens'
import type { OperationContext } from '../operations/context'
import { newId } from '../operations/new-id'
import { createDemoHandlers } from './demo-handlers'
import type { DemoAccount } from './log-in-by-demo-account'
import { servePages } from './serve-pages'

/**
 * The API with the demo log-in beside it, and the phone interface on the same origin; for this machine alone.
 * @param pages the folder of the built phone interface; null where there is none
 */
export function createLocalApp(
  context: OperationContext,
  accounts: readonly DemoAccount[],
  pages: string | null,
): Hono {
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
  const app = new Hono()
  if (pages !== null) app.route('/', servePages(pages, { ...contract, ...demoContract }))
  return app.all('/demo/*', ({ req }) => demo.fetch(req.raw)).all('*', ({ req }) => api.fetch(req.raw))
}
