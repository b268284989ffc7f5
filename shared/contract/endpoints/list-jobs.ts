import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { instant, page, pageQuery } from '../values'

export const listJobs = defineEndpoint({
  name: 'listJobs',
  method: 'get',
  path: '/jobs',
  summary: '定时办理的事及其结果，没办成的写明原因',
  who: 'jobs.read',
  query: () => pageQuery,
  output: () =>
    page(
      z.strictObject({
        id: z.string().meta({ title: '编号' }),
        label: z.string().meta({ title: '名称' }),
        state: z.enum(['waiting', 'running', 'done']).meta({ title: '状态' }),
        madeAt: instant,
        doneAt: instant.nullable(),
        attempts: z.int().meta({ title: '已试次数' }),
        lastError: z.string().nullable().meta({ title: '没有办成的原因' }),
        outcome: z.string().nullable().meta({ title: '结果' }),
      }),
    ),
  errors: [],
})
