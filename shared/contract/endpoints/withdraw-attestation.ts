import * as z from 'zod'
import { reason } from '../activities'
import { defineEndpoint } from '../endpoint'
import { id, yearQuarter } from '../values'

export const withdrawAttestation = defineEndpoint({
  name: 'withdrawAttestation',
  method: 'post',
  path: '/study-attestations/withdraw',
  summary: '撤回一名党员一季度的学习认定，写明原因',
  who: 'study.attest',
  body: () =>
    z.strictObject({
      branchId: id.meta({ title: '党支部' }),
      quarter: yearQuarter,
      personId: id.meta({ title: '党员' }),
      reason,
    }),
  output: () => z.strictObject({ withdrawn: z.literal(true).meta({ title: '已撤回' }) }),
  errors: ['conflict', 'own-record', 'future-date', 'out-of-range', 'busy'],
})
