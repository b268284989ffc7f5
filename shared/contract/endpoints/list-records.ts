import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { listedRecord, recordKind, recordState } from '../record-answers'
import { id, page, pageQuery } from '../values'

export const listRecords = defineEndpoint({
  name: 'listRecords',
  method: 'get',
  path: '/records',
  summary: '本人或所辖的记录',
  who: 'record.read',
  query: () => ({
    of: z.enum(['mine', 'reach']).meta({ title: '范围' }),
    state: recordState.optional(),
    kind: recordKind.optional(),
    personId: id.optional(),
    branchId: id.optional(),
    ...pageQuery,
  }),
  output: () => page(z.strictObject(listedRecord)),
  errors: [],
})
