import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revised, revision } from '../values'

export const endRole = defineEndpoint({
  name: 'endRole',
  method: 'post',
  path: '/roles/{roleId}/end',
  summary: '终止任职',
  who: 'role.grant',
  params: { roleId: id.meta({ title: '任职' }) },
  body: () => z.strictObject({ revision, until: civilDate.meta({ title: '最后一天' }) }),
  output: () => revised,
  errors: ['own-record', 'above-level', 'conflict', 'revision-conflict', 'out-of-range', 'busy'],
})
