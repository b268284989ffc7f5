import { defineEndpoint } from '../endpoint'
import { indices } from '../index-answers'
import { civilDate, id, wholeInQuery } from '../values'

export const readOrganisationIndex = defineEndpoint({
  name: 'readOrganisationIndex',
  method: 'get',
  path: '/organisations/{organisationId}/index',
  summary: '组织的指数，逐条',
  who: 'signed-in',
  params: { organisationId: id },
  query: () => ({
    year: wholeInQuery(2000, 2999).meta({ title: '年度' }),
    /** the latest score up to this day; today when left out */
    asOf: civilDate.optional(),
  }),
  output: () => indices,
  errors: [],
})
