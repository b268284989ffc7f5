import * as z from 'zod'
import { revision, rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { instant, page, pageQuery } from '../values'

export const listComplaints = defineEndpoint({
  name: 'listComplaints',
  method: 'get',
  path: '/complaints',
  summary: '本人提的或提给所辖组织的意见',
  who: 'signed-in',
  query: () => ({ of: z.enum(['mine', 'reach']).meta({ title: '范围' }), ...pageQuery }),
  output: () =>
    page(
      z.strictObject({
        id: rowId,
        authorId: rowId,
        authorName: z.string().meta({ title: '姓名' }),
        organisationId: rowId,
        text: z.string().meta({ title: '意见' }),
        madeAt: instant,
        answer: z.string().nullable().meta({ title: '答复' }),
        answeredAt: instant.nullable(),
        revision,
      }),
    ),
  errors: [],
})
