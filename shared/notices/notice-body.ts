import * as z from 'zod'
import { text } from '../contract/values'

/** The name of a figure of a notice: `activities.total`. Names are given by the drawing, never by an editor. */
export const figureName = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  .meta({ title: '数字的名称' })

const words = text(1, 60).meta({ title: '小标题' })
const caption = text(0, 50).meta({ title: '图说' })
/** A run of words is kept as typed, blanks at its ends included: they stand beside a figure. */
const run = z
  .string()
  .min(1)
  .max(1500)
  .refine((written) => !/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(written), '含有不能使用的控制字符')
  .meta({ title: '文字' })

/** A piece of a paragraph: words, or a reference to a figure, whose value stands elsewhere and cannot be typed. */
export const noticePart = z.union([
  z.strictObject({ text: run }),
  z.strictObject({ figure: figureName.meta({ title: '数字' }) }),
])

const figures = z.array(figureName).min(1).max(12).meta({ title: '图中的数字' })

/** One block of a notice. Charts name figures too, so that no bar can say what no figure says. */
export const noticeBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: words }),
  z.strictObject({ kind: z.literal('paragraph'), parts: z.array(noticePart).min(1).max(60).meta({ title: '内容' }) }),
  z.strictObject({
    kind: z.literal('standings-chart'),
    caption,
    now: figures,
    before: z.array(figureName).max(12).meta({ title: '上月的数字' }),
  }),
  z.strictObject({ kind: z.literal('months-chart'), caption, months: figures }),
])

export const noticeBlocks = z.array(noticeBlock).min(1).max(60).meta({ title: '正文' })

export type NoticeBlock = z.output<typeof noticeBlock>
export type NoticePart = z.output<typeof noticePart>

/** Every figure that a body refers to, once. */
export function figuresIn(blocks: readonly NoticeBlock[]): string[] {
  return [...new Set(blocks.flatMap(figuresOf))]
}

function figuresOf(block: NoticeBlock): string[] {
  if (block.kind === 'heading') return []
  if (block.kind === 'paragraph') return block.parts.flatMap((part) => ('figure' in part ? [part.figure] : []))
  return block.kind === 'months-chart' ? block.months : [...block.now, ...block.before]
}

/** The words that a person typed, piece by piece: headings, captions and runs, without figures. */
export function wordsIn(blocks: readonly NoticeBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'paragraph') return block.parts.flatMap((part) => ('text' in part ? [part.text] : []))
    return [block.caption]
  })
}

/** A body as plain text, figures put in: one line a heading or paragraph. @throws Error for a figure that is missing */
export function plainText(blocks: readonly NoticeBlock[], textOf: (figure: string) => string): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'heading') return [block.text]
      if (block.kind !== 'paragraph') return []
      return [block.parts.map((part) => ('text' in part ? part.text : textOf(part.figure))).join('')]
    })
    .join('\n')
}
