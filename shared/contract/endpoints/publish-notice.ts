import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id, lines } from '../values'

export const publishNotice = defineEndpoint({
  name: 'publishNotice',
  method: 'post',
  path: '/notices/{noticeId}/publish',
  summary: '签发通报：审计封存后即发布，印上校验码',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () =>
    z.strictObject({
      revision,
      /** why it is published although some checks are to be handled */
      reason: lines(1, 200).nullable().meta({ title: '仍要发布的理由' }),
    }),
  output: () => noticeStep,
  errors: ['condition-not-met', 'conflict', 'revision-conflict'],
})
