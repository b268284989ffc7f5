import * as z from 'zod'
import { changed, revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id, lines } from '../values'

export const withdrawFinding = defineEndpoint({
  name: 'withdrawFinding',
  method: 'post',
  path: '/findings/{findingId}/withdrawal',
  summary: '撤销认定',
  who: 'finding.keep',
  params: { findingId: id },
  body: () => z.strictObject({ revision, reason: lines(1, 300).meta({ title: '撤销原因' }) }),
  output: () => changed,
  errors: ['own-record', 'conflict', 'revision-conflict'],
})
