import type { demoContract } from '../../shared/contract/demo-contract'
import type { Handlers } from '../api/handlers'
import { pairOf } from '../api/sign-in-handlers'
import { type AccessTokens, mintRefreshToken } from '../api/tokens'
import type { OperationContext } from '../operations/context'
import { type DemoAccount, logInByDemoAccount } from './log-in-by-demo-account'

/** What the laptop answers beside the API, so that a demo can be entered. */
export function createDemoHandlers(
  context: OperationContext,
  tokens: AccessTokens,
  accounts: readonly DemoAccount[],
): Handlers<typeof demoContract> {
  return {
    listDemoAccounts: () => Promise.resolve({ accounts: accounts.map(({ account, label }) => ({ account, label })) }),
    async logInByDemoAccount({ body }) {
      const { refreshToken, refreshHash } = mintRefreshToken()
      const caller = await logInByDemoAccount(context, accounts, { account: body.account, refreshHash })
      return pairOf(tokens, caller, refreshToken)
    },
  }
}
