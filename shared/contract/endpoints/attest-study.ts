import * as z from 'zod'
import { listOfPeople } from '../../records/activity-plan'
import { defineEndpoint } from '../endpoint'
import { id, yearQuarter } from '../values'

export const attestStudy = defineEndpoint({
  name: 'attestStudy',
  method: 'post',
  path: '/study-attestations',
  summary: '认定党员完成一季度的学习强国规定学习，可一次认定多人',
  who: 'study.attest',
  body: () =>
    z.strictObject({
      branchId: id.meta({ title: '党支部' }),
      quarter: yearQuarter,
      personIds: listOfPeople,
    }),
  output: () => z.strictObject({ attested: z.int().min(0).meta({ title: '新认定人数' }) }),
  errors: ['own-record', 'future-date', 'out-of-range', 'busy'],
})
