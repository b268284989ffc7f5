import * as z from 'zod'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { civilDate, page, pageQuery, text, wholeInQuery } from '../values'

export const listStandings = defineEndpoint({
  name: 'listStandings',
  method: 'get',
  path: '/standings',
  summary: '所辖支部或党员的等次（不排名）',
  who: 'standings.read',
  query: () => ({
    subject: z.enum(['branch', 'member']).meta({ title: '对象' }),
    year: wholeInQuery(2000, 2999).meta({ title: '年度' }),
    ruleset: text(3, 80).meta({ title: '规则' }).optional(),
    ...pageQuery,
  }),
  output: () =>
    page(
      z.strictObject({
        subjectId: rowId,
        name: z.string().meta({ title: '名称' }),
        branchId: rowId,
        ruleset: z.string().meta({ title: '规则' }),
        asOf: civilDate,
        basis: z.enum(['interim', 'closed']).meta({ title: '年中或已结' }),
        band: z.string().nullable().meta({ title: '分数档' }),
        standing: z.string().nullable().meta({ title: '等次' }),
      }),
    ),
  errors: [],
})
