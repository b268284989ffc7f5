import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { id, instant } from '../values'

export const makeInviteCode = defineEndpoint({
  name: 'makeInviteCode',
  method: 'post',
  path: '/people/{personId}/invite-code',
  summary: '为一名党员发邀请码',
  who: 'people.keep',
  params: { personId: id.meta({ title: '党员' }) },
  output: () =>
    z.strictObject({
      /** shown this once: only its hash is kept */
      inviteCode: z.string().meta({ title: '邀请码' }),
      expiresAt: instant.meta({ title: '到期' }),
    }),
  errors: ['above-level', 'busy'],
})
