import { ROSTER_TYPES } from '../../people/roster'
import { defineEndpoint, fileAnswer } from '../endpoint'

export const readRosterTemplate = defineEndpoint({
  name: 'readRosterTemplate',
  method: 'get',
  path: '/roster/template',
  summary: '下载花名册模板（.xlsx），附填写说明和本人范围内的支部',
  who: 'people.keep',
  output: () => fileAnswer(ROSTER_TYPES[0]),
  errors: [],
})
