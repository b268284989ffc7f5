import { randomBytes } from 'node:crypto'
import type { Caller } from '../../shared/access/caller'
import type { contract } from '../../shared/contract/contract'
import type { signInEndpoints } from '../../shared/contract/groups/sign-in'
import type { OperationContext } from '../operations/context'
import { bindByInviteCode } from '../operations/sign-in/bind-by-invite-code'
import { logInByWechat } from '../operations/sign-in/log-in-by-wechat'
import { logOut } from '../operations/sign-in/log-out'
import { makeInviteCode } from '../operations/sign-in/make-invite-code'
import { refreshSession } from '../operations/sign-in/refresh-session'
import { whoAmI } from '../operations/sign-in/who-am-i'
import type { Code2session } from '../wechat/code2session'
import type { Handlers } from './handlers'
import { readSessionToken, writeSessionToken } from './session-token'
import { type AccessTokens, hashRefreshToken, mintRefreshToken } from './tokens'

type SignInEndpoints = Pick<typeof contract, (typeof signInEndpoints)[number]['name']>

/** How people prove who they are, and how their session goes on and ends. */
export function createSignInHandlers(
  operations: OperationContext,
  tokens: AccessTokens,
  code2session: Code2session,
): Handlers<SignInEndpoints> {
  const context = { ...operations, code2session, randomBytes }
  return {
    async logInByWechat({ body }) {
      const { refreshToken, refreshHash } = mintRefreshToken()
      const result = await logInByWechat(context, { ...body, refreshHash })
      switch (result.outcome) {
        case 'signed-in':
          return { outcome: 'signed-in', ...(await pairOf(tokens, result.caller, refreshToken)) }
        case 'choose-city':
          return {
            outcome: 'choose-city',
            cities: result.homes.map(({ cityId, cityName }) => ({ cityId, name: cityName })),
          }
        default:
          return result
      }
    },
    async bindByInviteCode({ body }) {
      const { refreshToken, refreshHash } = mintRefreshToken()
      return pairOf(tokens, await bindByInviteCode(context, { ...body, refreshHash }), refreshToken)
    },
    async refreshSession({ body }) {
      const { cityId, sessionId, secret } = readSessionToken(body.refreshToken)
      const { refreshToken, refreshHash } = mintRefreshToken()
      const input = { cityId, sessionId, refreshHash: hashRefreshToken(secret), nextHash: refreshHash }
      return pairOf(tokens, await refreshSession(context, input), refreshToken)
    },
    async logOut(_, caller) {
      await logOut(context, caller)
      return {}
    },
    whoAmI: (_, caller) => whoAmI(context, caller),
    makeInviteCode: ({ params }, caller) => makeInviteCode(context, caller, params.personId),
  }
}

/** What a phone gets when a session begins or goes on. @param secret of which the session keeps the hash */
export async function pairOf(tokens: AccessTokens, caller: Caller, secret: string) {
  return { ...(await tokens.mint(caller)), refreshToken: writeSessionToken(caller, secret) }
}
