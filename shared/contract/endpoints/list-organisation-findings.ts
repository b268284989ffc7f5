import { defineEndpoint } from '../endpoint'
import { listedFindings } from '../listed-finding'
import { id, wholeInQuery } from '../values'

export const listOrganisationFindings = defineEndpoint({
  name: 'listOrganisationFindings',
  method: 'get',
  path: '/organisations/{organisationId}/findings',
  summary: '组织一年的认定',
  who: 'finding.read',
  params: { organisationId: id },
  query: () => ({ year: wholeInQuery(2000, 2999).meta({ title: '年度' }) }),
  output: () => listedFindings,
  errors: [],
})
