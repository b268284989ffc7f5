import * as z from 'zod'
import { duesOfMember } from '../dues'
import { defineEndpoint } from '../endpoint'
import { wholeInQuery } from '../values'

export const readMyDues = defineEndpoint({
  name: 'readMyDues',
  method: 'get',
  path: '/my/dues',
  summary: '我一年的党费登记',
  who: 'signed-in',
  query: () => ({ year: wholeInQuery(2000, 2100).meta({ title: '年份' }) }),
  output: () => z.strictObject({ people: z.array(duesOfMember).meta({ title: '党员' }) }),
  errors: ['busy'],
})
