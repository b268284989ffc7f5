import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { id, yearQuarter } from '../values'

export const listStudyAttestations = defineEndpoint({
  name: 'listStudyAttestations',
  method: 'get',
  path: '/study-attestations',
  summary: '一个支部一季度的学习强国积分与认定，积分到线的列为拟认定',
  who: 'study.attest',
  query: () => ({ branchId: id.meta({ title: '党支部' }), quarter: yearQuarter }),
  output: () =>
    z.strictObject({
      threshold: z.int().nullable().meta({ title: '拟认定的积分' }),
      people: z
        .array(
          z.strictObject({
            personId: id,
            name: z.string().meta({ title: '姓名' }),
            points: z.int().meta({ title: '已登记积分' }),
            attested: z.boolean().meta({ title: '已认定' }),
            proposed: z.boolean().meta({ title: '拟认定' }),
          }),
        )
        .meta({ title: '党员' }),
    }),
  errors: ['busy'],
})
