import { defineEndpoint } from '../endpoint'
import { indexHistory } from '../index-answers'
import { id, wholeInQuery } from '../values'

export const listMemberIndexHistory = defineEndpoint({
  name: 'listMemberIndexHistory',
  method: 'get',
  path: '/members/{personId}/index/history',
  summary: '党员指数的变化',
  who: 'signed-in',
  params: { personId: id },
  query: () => ({ year: wholeInQuery(2000, 2999).meta({ title: '年度' }) }),
  output: () => indexHistory,
  errors: [],
})
