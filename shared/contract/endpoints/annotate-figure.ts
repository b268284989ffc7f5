import * as z from 'zod'
import { figureName } from '../../notices/notice-body'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { noticeStep } from '../notice-answers'
import { id, text } from '../values'

export const annotateFigure = defineEndpoint({
  name: 'annotateFigure',
  method: 'post',
  path: '/notices/{noticeId}/annotations',
  summary: '给一个数字加注，数字本身不变',
  who: 'notice.keep',
  params: { noticeId: id },
  body: () => z.strictObject({ revision, figure: figureName, text: text(1, 100).meta({ title: '加注' }) }),
  output: () => noticeStep,
  errors: ['conflict', 'revision-conflict'],
})
