import * as z from 'zod'
import { personName } from '../../people/person-name'
import { defineEndpoint } from '../endpoint'
import { tokenPair, wechatCode } from '../sign-in'
import { text } from '../values'

export const bindByInviteCode = defineEndpoint({
  name: 'bindByInviteCode',
  method: 'post',
  path: '/sessions/invite-code',
  summary: '用邀请码和姓名绑定微信并登录',
  who: 'anyone',
  body: () =>
    z.strictObject({
      code: wechatCode,
      inviteCode: text(1, 60).meta({ title: '邀请码' }),
      name: personName,
    }),
  output: () => tokenPair,
  errors: ['unauthenticated', 'not-found', 'conflict', 'unavailable', 'busy'],
})
