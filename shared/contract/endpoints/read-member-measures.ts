import { defineEndpoint } from '../endpoint'
import { measuresOfYear, shownMeasureList } from '../measure-answers'
import { id } from '../values'

export const readMemberMeasures = defineEndpoint({
  name: 'readMemberMeasures',
  method: 'get',
  path: '/members/{personId}/measures',
  summary: '党员一年的计量（不计分的党员也有）',
  who: 'signed-in',
  params: { personId: id },
  query: () => measuresOfYear,
  output: () => shownMeasureList,
  errors: [],
})
