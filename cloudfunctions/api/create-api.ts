import type { Hono } from 'hono'
import { contract } from '../../shared/contract/contract'
import { mayCall } from '../operations/access/may-call'
import type { OperationContext } from '../operations/context'
import { newId } from '../operations/new-id'
import { isSessionLive } from '../operations/sign-in/is-session-live'
import type { Code2session } from '../wechat/code2session'
import { createApp } from './app'
import { createHandlers } from './create-handlers'
import type { Log } from './log'
import { createAccessTokens, type TokenKeys } from './tokens'

export interface ApiSettings {
  readonly tokenKeys: TokenKeys
  readonly code2session: Code2session
  readonly log: Log
  /** of the product, for the API document */
  readonly version: string
}

/** The whole API over a store and rulesets: what the HTTP function serves, and the laptop, and a test. */
export function createApi(context: OperationContext, { tokenKeys, code2session, log, version }: ApiSettings): Hono {
  const tokens = createAccessTokens(tokenKeys, context.now)
  return createApp({
    endpoints: contract,
    handlers: createHandlers(context, tokens, code2session, version),
    verifyToken: tokens.verify,
    isSessionLive: (caller) => isSessionLive(context, caller),
    mayCall: (caller, action) => mayCall(context, caller, action),
    log,
    newRequestId: () => newId(context.now()),
    now: context.now,
  })
}
