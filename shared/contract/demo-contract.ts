import * as z from 'zod'
import { defineContract, defineEndpoint } from './endpoint'
import { tokenPair } from './sign-in'
import { text } from './values'

const account = text(1, 40).meta({ title: '演示账号' })

const listDemoAccounts = defineEndpoint({
  name: 'listDemoAccounts',
  method: 'get',
  path: '/demo/accounts',
  summary: '演示账号',
  who: 'anyone',
  output: () =>
    z.strictObject({
      accounts: z.array(z.strictObject({ account, label: z.string().meta({ title: '说明' }) })).meta({ title: '账号' }),
    }),
  errors: [],
})

const logInByDemoAccount = defineEndpoint({
  name: 'logInByDemoAccount',
  method: 'post',
  path: '/demo/sessions',
  summary: '用演示账号登录',
  who: 'anyone',
  body: () => z.strictObject({ account }),
  output: () => tokenPair,
  errors: ['not-found', 'busy'],
})

/** What a laptop answers beside the contract, and no deployed server ever: nobody proves anything here. */
export const demoContract = defineContract(listDemoAccounts, logInByDemoAccount)
