import * as z from 'zod'
import { duesOfMember } from '../dues'
import { defineEndpoint } from '../endpoint'
import { id, wholeInQuery } from '../values'

export const readDues = defineEndpoint({
  name: 'readDues',
  method: 'get',
  path: '/dues',
  summary: '一个支部一年的党费登记',
  who: 'dues.read',
  query: () => ({ branchId: id.meta({ title: '党支部' }), year: wholeInQuery(2000, 2100).meta({ title: '年份' }) }),
  output: () => z.strictObject({ people: z.array(duesOfMember).meta({ title: '党员' }) }),
  errors: ['busy'],
})
