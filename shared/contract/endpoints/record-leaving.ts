import * as z from 'zod'
import { leaving } from '../../people/leaving'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revision } from '../values'

export const recordLeaving = defineEndpoint({
  name: 'recordLeaving',
  method: 'post',
  path: '/people/{personId}/leaving',
  summary: '登记一名党员离开本市（转出市外、去世、出党）',
  who: 'membership.end',
  params: { personId: id },
  body: () => z.strictObject({ revision, leaving, on: civilDate.meta({ title: '在本市的最后一天' }) }),
  output: () =>
    z.strictObject({
      revision,
      postsEnded: z.int().meta({ title: '随之终止的任职数' }),
    }),
  errors: ['revision-conflict', 'own-record', 'above-level', 'future-date', 'out-of-range', 'conflict', 'busy'],
})
