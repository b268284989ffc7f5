import * as z from 'zod'
import { noticeBlocks } from '../../notices/notice-body'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id, text } from '../values'

export const editNotice = defineEndpoint({
  name: 'editNotice',
  method: 'put',
  path: '/notices/{noticeId}',
  summary: '改稿：改文字、增删段落；数字只能引用',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () => z.strictObject({ revision, title: text(4, 60).meta({ title: '标题' }), blocks: noticeBlocks }),
  output: () => noticeStep,
  errors: ['condition-not-met', 'conflict', 'revision-conflict'],
})
