import * as z from 'zod'
import { findingFact } from '../../records/finding-fact'
import { changed } from '../answers'
import { defineEndpoint } from '../endpoint'
import { factErrors, fileIds, findingSubject } from '../finding-answers'
import { civilDate, id, lines, text } from '../values'

export const enterFinding = defineEndpoint({
  name: 'enterFinding',
  method: 'post',
  path: '/findings',
  summary: '录入认定（含表彰、一票否决）',
  who: 'finding.keep',
  body: () =>
    z.strictObject({
      clientId: id,
      subject: findingSubject,
      ruleset: text(3, 80).meta({ title: '规则' }),
      clause: text(1, 80).meta({ title: '条款' }),
      fact: findingFact,
      happenedOn: civilDate,
      document: text(1, 60).nullable().meta({ title: '文号' }),
      reason: lines(1, 300).nullable().meta({ title: '理由' }),
      fileIds,
    }),
  output: () => changed,
  errors: [...factErrors, 'own-record', 'conflict', 'idempotency-mismatch'],
})
