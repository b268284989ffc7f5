import * as z from 'zod'
import { changed, revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id, lines } from '../values'

export const answerComplaint = defineEndpoint({
  name: 'answerComplaint',
  method: 'post',
  path: '/complaints/{complaintId}/answer',
  summary: '答复意见',
  who: 'complaint.answer',
  params: { complaintId: id },
  body: () => z.strictObject({ revision, answer: lines(1, 1000).meta({ title: '答复' }) }),
  output: () => changed,
  errors: ['own-record', 'conflict', 'revision-conflict'],
})
