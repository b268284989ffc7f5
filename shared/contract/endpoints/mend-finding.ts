import * as z from 'zod'
import { findingFact } from '../../records/finding-fact'
import { changed, revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { factErrors, fileIds } from '../finding-answers'
import { civilDate, id, lines, text } from '../values'

export const mendFinding = defineEndpoint({
  name: 'mendFinding',
  method: 'put',
  path: '/findings/{findingId}',
  summary: '更正认定',
  who: 'finding.keep',
  params: { findingId: id },
  body: () =>
    z.strictObject({
      revision,
      fact: findingFact,
      happenedOn: civilDate,
      document: text(1, 60).nullable().meta({ title: '文号' }),
      reason: lines(1, 300).nullable().meta({ title: '理由' }),
      fileIds,
      change: lines(1, 300).meta({ title: '更正原因' }),
    }),
  output: () => changed,
  errors: [...factErrors, 'own-record', 'conflict', 'revision-conflict'],
})
