import { defineEndpoint } from '../endpoint'
import { listedFindings } from '../listed-finding'
import { id, wholeInQuery } from '../values'

export const listMemberFindings = defineEndpoint({
  name: 'listMemberFindings',
  method: 'get',
  path: '/members/{personId}/findings',
  summary: '党员一年的认定',
  who: 'finding.read',
  params: { personId: id },
  query: () => ({ year: wholeInQuery(2000, 2999).meta({ title: '年度' }) }),
  output: () => listedFindings,
  errors: [],
})
