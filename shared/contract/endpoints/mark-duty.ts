import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, text } from '../values'

export const markDuty = defineEndpoint({
  name: 'markDuty',
  method: 'put',
  path: '/organisations/{organisationId}/duties',
  summary: '登记一件应做之事做了几次，附文号；改为零次即撤销',
  who: 'duty.mark',
  params: { organisationId: id },
  body: () =>
    z.strictObject({
      ruleset: text(3, 80).meta({ title: '规则' }),
      duty: text(1, 80).meta({ title: '编号' }),
      by: civilDate.meta({ title: '期限' }),
      times: z.int().min(0).max(60).meta({ title: '已做次数' }),
      doneOn: civilDate.nullable().meta({ title: '最近一次日期' }),
      document: text(1, 80).nullable().meta({ title: '文号' }),
    }),
  output: () => z.strictObject({ times: z.int().meta({ title: '已做次数' }) }),
  errors: ['future-date', 'condition-not-met', 'too-many'],
})
