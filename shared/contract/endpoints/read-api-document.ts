import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const readApiDocument = defineEndpoint({
  name: 'readApiDocument',
  method: 'get',
  path: '/openapi.json',
  summary: '接口说明（OpenAPI 3.1）',
  who: 'anyone',
  output: () => z.record(z.string(), z.unknown()).meta({ title: 'OpenAPI 3.1 文件' }),
  errors: [],
})
