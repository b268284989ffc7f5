import { createClient } from '../../../shared/contract/client'
import { demoContract } from '../../../shared/contract/demo-contract'
import { http, session } from './client'

const demo = createClient(demoContract, http, session)

/** The laptop's log-in without proof. Only `choose-account.tsx` uses it, which builds that are deployed do not hold. */
export const demoLogIn = {
  /** @throws ApiError */
  accounts: async () => (await demo.listDemoAccounts()).accounts,
  /** @throws ApiError */
  enter: (account: string) => demo.logInByDemoAccount({ body: { account } }),
}
