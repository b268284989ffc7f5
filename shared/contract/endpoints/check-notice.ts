import * as z from 'zod'
import { figureName } from '../../notices/notice-body'
import { checkOutcome, type NoticeCheckName, noticeChecks } from '../../notices/notice-checks'
import { revision } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

export const checkNotice = defineEndpoint({
  name: 'checkNotice',
  method: 'get',
  path: '/notices/{noticeId}/checks',
  summary: '发布前检查，及与现在记录不符的数字',
  who: 'notice.keep',
  params: { noticeId: id },
  output: () =>
    z.strictObject({
      revision,
      checks: z
        .array(
          z.strictObject({
            name: z.enum(Object.keys(noticeChecks) as [NoticeCheckName, ...NoticeCheckName[]]).meta({ title: '检查' }),
            label: z.string().meta({ title: '名称' }),
            outcome: checkOutcome,
            detail: z.string().meta({ title: '说明' }),
          }),
        )
        .meta({ title: '检查' }),
      stale: z
        .array(
          z.strictObject({
            figure: figureName,
            label: z.string().meta({ title: '名称' }),
            drawn: z.string().meta({ title: '文中的写法' }),
            now: z.string().nullable().meta({ title: '现在应为' }),
          }),
        )
        .meta({ title: '与现在记录不符的数字' }),
    }),
  errors: [],
})
