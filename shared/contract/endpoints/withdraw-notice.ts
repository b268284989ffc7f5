import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id, lines } from '../values'

export const withdrawNotice = defineEndpoint({
  name: 'withdrawNotice',
  method: 'post',
  path: '/notices/{noticeId}/withdraw',
  summary: '撤回已发布的通报，原文仍可查',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () => z.strictObject({ revision, reason: lines(2, 200).meta({ title: '撤回原因' }) }),
  output: () => noticeStep,
  errors: ['conflict', 'revision-conflict'],
})
