import * as z from 'zod'
import { figureName, noticeBlocks } from '../../notices/notice-body'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { listedNotice } from '../notice-answers'
import { id, instant, yearMonth } from '../values'

const annotation = z.strictObject({
  text: z.string().meta({ title: '加注' }),
  at: instant,
})

const figure = z.strictObject({
  name: figureName,
  kind: z.enum(['count', 'hours', 'names']).meta({ title: '种类' }),
  label: z.string().meta({ title: '名称' }),
  definition: z.string().meta({ title: '口径' }),
  source: z.strictObject({
    from: z.enum(['organisations', 'activities', 'records', 'scores', 'duties']).meta({ title: '出处' }),
    month: yearMonth,
    ruleset: z.string().nullable().meta({ title: '规则版本' }),
  }),
  amount: z.int().meta({ title: '数（时长以一刻钟为单位）' }),
  text: z.string().meta({ title: '文中的写法' }),
  annotations: z.array(annotation).meta({ title: '加注' }),
})

export const readNotice = defineEndpoint({
  name: 'readNotice',
  method: 'get',
  path: '/notices/{noticeId}',
  summary: '读一份通报：正文各段与所引的数字',
  who: 'signed-in',
  params: { noticeId: id },
  output: () =>
    z.strictObject({
      ...listedNotice,
      blocks: noticeBlocks,
      figures: z.array(figure).meta({ title: '数字' }),
      /** when the figures were drawn */
      drawnAt: instant,
      rulesets: z.array(z.string()).meta({ title: '依据的规则版本' }),
      rulesetTitles: z.array(z.string()).meta({ title: '依据的规则版本的名称' }),
      publishedByName: z.string().nullable().meta({ title: '签发人' }),
      sealNumber: z.int().nullable().meta({ title: '审计封存号' }),
      chainHead: z.string().nullable().meta({ title: '审计链校验码' }),
      withdrawnAt: instant.nullable(),
      withdrawnReason: z.string().nullable().meta({ title: '撤回原因' }),
      correctedById: rowId.nullable().meta({ title: '更正它的通报' }),
      mayKeep: z.boolean().meta({ title: '可否改稿' }),
    }),
  errors: [],
})
