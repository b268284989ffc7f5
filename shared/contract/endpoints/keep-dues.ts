import * as z from 'zod'
import { duesEntry } from '../../records/dues-entry'
import { defineEndpoint } from '../endpoint'
import { id, revision, yearMonth } from '../values'

export const keepDues = defineEndpoint({
  name: 'keepDues',
  method: 'post',
  path: '/dues',
  summary: '登记一个支部的党费，可一次登记多人多月',
  who: 'dues.keep',
  body: () =>
    z.strictObject({
      branchId: id.meta({ title: '党支部' }),
      entries: z.array(duesEntry).min(1).max(1200).meta({ title: '登记' }),
    }),
  output: () =>
    z.strictObject({
      entries: z.array(z.strictObject({ personId: id, month: yearMonth, revision })).meta({ title: '登记' }),
    }),
  errors: ['revision-conflict', 'own-record', 'too-many', 'future-date', 'out-of-range', 'busy'],
})
