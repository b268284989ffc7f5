import * as z from 'zod'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'

export const exportStandings = defineEndpoint({
  name: 'exportStandings',
  method: 'post',
  path: '/documents/standings',
  summary: '制作一份所辖支部的等次表',
  who: 'standings.read',
  body: () => z.strictObject({ year: z.int().min(2000).max(2999).meta({ title: '年度' }) }),
  output: () => z.strictObject({ id: rowId }),
  errors: ['conflict'],
})
