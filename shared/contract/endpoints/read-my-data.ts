import * as z from 'zod'
import { defineEndpoint } from '../endpoint'

export const readMyData = defineEndpoint({
  name: 'readMyData',
  method: 'get',
  path: '/mine/data',
  summary: '关于本人的全部资料，以及谁看过',
  who: 'signed-in',
  /** section → rows, as the export explains them */
  output: () => z.record(z.string(), z.array(z.record(z.string(), z.unknown())).readonly()).meta({ title: '资料' }),
  errors: [],
})
