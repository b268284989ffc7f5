import { defineEndpoint } from '../endpoint'
import { measuresOfYear, shownMeasureList } from '../measure-answers'
import { id } from '../values'

export const readOrganisationMeasures = defineEndpoint({
  name: 'readOrganisationMeasures',
  method: 'get',
  path: '/organisations/{organisationId}/measures',
  summary: '组织一年的计量',
  who: 'signed-in',
  params: { organisationId: id },
  query: () => measuresOfYear,
  output: () => shownMeasureList,
  errors: [],
})
