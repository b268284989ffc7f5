import { defineEndpoint } from '../endpoint'
import { indices } from '../index-answers'
import { civilDate, id, wholeInQuery } from '../values'

export const readMemberIndex = defineEndpoint({
  name: 'readMemberIndex',
  method: 'get',
  path: '/members/{personId}/index',
  summary: '党员的指数，逐条',
  who: 'signed-in',
  params: { personId: id },
  query: () => ({
    year: wholeInQuery(2000, 2999).meta({ title: '年度' }),
    /** the latest score up to this day; today when left out */
    asOf: civilDate.optional(),
  }),
  output: () => indices,
  errors: [],
})
