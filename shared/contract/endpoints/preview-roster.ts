import * as z from 'zod'
import { MOST_ROSTER_BYTES, ROSTER_TYPES, type RosterFate, rosterFates } from '../../people/roster'
import { defineEndpoint, fileBody } from '../endpoint'
import { previewHash, rosterCounts } from '../roster'

const fates = Object.keys(rosterFates) as [RosterFate, ...RosterFate[]]
const words = (title: string) => z.string().meta({ title })

export const previewRoster = defineEndpoint({
  name: 'previewRoster',
  method: 'post',
  path: '/roster/preview',
  summary: '预览一份花名册（.xlsx）：逐行说明将会怎样，什么也不写入',
  who: 'people.keep',
  body: () => fileBody(MOST_ROSTER_BYTES, ...ROSTER_TYPES),
  output: () =>
    z.strictObject({
      preview: previewHash,
      counts: rosterCounts,
      sheets: z
        .array(
          z.strictObject({
            sheet: words('工作表'),
            headerRow: z.int().nullable().meta({ title: '表头在第几行；没有表头的工作表不读' }),
            notes: z.array(words('说明')).meta({ title: '说明' }),
          }),
        )
        .meta({ title: '工作表' }),
      rows: z
        .array(
          z.strictObject({
            sheet: words('工作表'),
            row: z.int().meta({ title: '行号' }),
            fate: z.enum(fates).meta({ title: '结果' }),
            name: z.string().nullable().meta({ title: '姓名' }),
            branch: z.string().nullable().meta({ title: '党支部' }),
            reason: z.string().nullable().meta({ title: '原因或说明' }),
            changes: z
              .array(
                z.strictObject({
                  column: words('栏目'),
                  was: z.string().nullable().meta({ title: '现在' }),
                  is: words('改为'),
                }),
              )
              .meta({ title: '将写入或更改的内容' }),
          }),
        )
        .meta({ title: '各行' }),
    }),
  errors: ['file-broken', 'too-many', 'busy'],
})
