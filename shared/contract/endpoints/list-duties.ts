import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate, id } from '../values'

export const listDuties = defineEndpoint({
  name: 'listDuties',
  method: 'get',
  path: '/duties',
  summary: '一个组织本年的应做之事：到期、已做、逾期（不填则为本人所在支部）',
  who: 'signed-in',
  query: () => ({ organisationId: id.optional() }),
  output: () =>
    z.strictObject({
      duties: z
        .array(
          z.strictObject({
            ruleset: z.string().meta({ title: '规则' }),
            duty: z.string().meta({ title: '编号' }),
            label: z.string().meta({ title: '应做之事' }),
            cite: z.string().meta({ title: '出处' }),
            from: civilDate,
            by: civilDate,
            times: z.int().min(1).meta({ title: '应做次数' }),
            done: z.int().min(0).meta({ title: '已做次数' }),
            state: z.enum(['done', 'open', 'overdue']).meta({ title: '状态' }),
            /** false where it follows from activities and nobody types it */
            marked: z.boolean().meta({ title: '由人登记' }),
          }),
        )
        .meta({ title: '应做之事' }),
    }),
  errors: [],
})
