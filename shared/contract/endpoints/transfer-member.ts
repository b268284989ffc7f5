import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revision } from '../values'

export const transferMember = defineEndpoint({
  name: 'transferMember',
  method: 'post',
  path: '/people/{personId}/transfer',
  summary: '把一名党员转到另一个支部或党小组',
  who: 'people.keep',
  params: { personId: id.meta({ title: '党员' }) },
  body: () =>
    z.strictObject({
      revision,
      branchId: id.meta({ title: '转入的党支部' }),
      groupId: id.nullable().meta({ title: '转入的党小组' }),
      from: civilDate.meta({ title: '转入日期' }),
    }),
  output: () =>
    z.strictObject({
      revision,
      postsLeft: z.array(id).meta({ title: '原支部里还没有终止的任职' }),
    }),
  errors: ['conflict', 'revision-conflict', 'own-record', 'future-date', 'out-of-range', 'busy'],
})
