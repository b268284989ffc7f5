import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id } from '../values'

export const correctNotice = defineEndpoint({
  name: 'correctNotice',
  method: 'post',
  path: '/notices/{noticeId}/corrections',
  summary: '为已发布或已撤回的通报另起一份更正稿',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () => z.strictObject({ revision }),
  output: () => noticeStep,
  errors: ['conflict', 'revision-conflict'],
})
