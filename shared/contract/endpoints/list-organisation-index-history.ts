import { defineEndpoint } from '../endpoint'
import { indexHistory } from '../index-answers'
import { id, wholeInQuery } from '../values'

export const listOrganisationIndexHistory = defineEndpoint({
  name: 'listOrganisationIndexHistory',
  method: 'get',
  path: '/organisations/{organisationId}/index/history',
  summary: '组织指数的变化',
  who: 'signed-in',
  params: { organisationId: id },
  query: () => ({ year: wholeInQuery(2000, 2999).meta({ title: '年度' }) }),
  output: () => indexHistory,
  errors: [],
})
