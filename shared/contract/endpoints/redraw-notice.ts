import * as z from 'zod'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id } from '../values'

export const redrawNotice = defineEndpoint({
  name: 'redrawNotice',
  method: 'post',
  path: '/notices/{noticeId}/redraw',
  summary: '按现在的记录重取全部数字，文字不动',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () => z.strictObject({ revision }),
  output: () => noticeStep,
  errors: ['conflict', 'revision-conflict'],
})
