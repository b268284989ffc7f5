import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const readHealth = defineEndpoint({
  name: 'readHealth',
  method: 'get',
  path: '/health',
  summary: '服务是否正常',
  who: 'anyone',
  output: () => z.strictObject({ status: z.literal('ok').meta({ title: '状态' }) }),
  errors: ['unavailable'],
})
