import type { LetterBlock, NoticeLetter } from '../../../shared/documents/notice-letter'
import type { NoticeBlock } from '../../../shared/notices/notice-body'
import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { readFigures } from '../notices/write-drawing'
import { tickCaller } from '../system-caller'

/** A printed notice as a letter says it: the figures of its drawing put into its words, its charts as tables. */
export async function readNoticeLetter(
  context: OperationContext,
  cityId: string,
  noticeId: string,
): Promise<NoticeLetter> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const notice = await tx
      .selectFrom('notices as notice')
      .innerJoin('organisations as place', (join) =>
        join.onRef('place.city_id', '=', 'notice.city_id').onRef('place.id', '=', 'notice.organisation_id'),
      )
      .select([
        'notice.id',
        'place.name as organisation',
        'notice.month',
        'notice.title',
        'notice.body',
        'notice.drawing',
        'notice.published_at as publishedAt',
        'notice.seal_number as sealNumber',
        'notice.chain_head as chainHead',
      ])
      .where('notice.city_id', '=', cityId)
      .where('notice.id', '=', noticeId)
      .executeTakeFirstOrThrow()
    if (notice.publishedAt === null || notice.chainHead === null) throw new Error('the notice is not printed')
    const figures = new Map((await readFigures(tx, cityId, notice)).map((figure) => [figure.name, figure]))
    return {
      organisation: notice.organisation,
      number: `${notice.month.slice(0, 4)}年${Number(notice.month.slice(5))}月通报（审计封存第 ${notice.sealNumber} 号）`,
      title: notice.title,
      blocks: notice.body.blocks.map((block) => blockOf(block, figures)),
      publishedOn: civilDateAt(notice.publishedAt.getTime()),
      chainHead: notice.chainHead,
    }
  })
}

type Figures = ReadonlyMap<string, NoticeFigure>

function blockOf(block: NoticeBlock, figures: Figures): LetterBlock {
  switch (block.kind) {
    case 'heading':
      return block
    case 'paragraph':
      return {
        kind: 'paragraph',
        text: block.parts.map((part) => ('text' in part ? part.text : figureOf(part.figure, figures).text)).join(''),
      }
    case 'standings-chart':
      return {
        kind: 'table',
        caption: block.caption,
        head: block.before.length > 0 ? ['等次', '本月', '上月'] : ['等次', '本月'],
        rows: block.now.map((name, index) => {
          const now = figureOf(name, figures)
          const before = block.before[index]
          return [now.label, now.text, ...(before === undefined ? [] : [figureOf(before, figures).text])]
        }),
      }
    case 'months-chart':
      return {
        kind: 'table',
        caption: block.caption,
        head: ['月份', '数值'],
        rows: block.months.map((name) => {
          const { label, text } = figureOf(name, figures)
          // What is counted stands in the caption: 10月志愿服务时长 is 10月.
          return [/^\d+月/.exec(label)?.[0] ?? label, text]
        }),
      }
  }
}

/** @throws Error for a figure that is missing, which publishing does not let through */
function figureOf(name: string, figures: Figures): NoticeFigure {
  const figure = figures.get(name)
  if (!figure) throw new Error('the notice names a figure that was not drawn')
  return figure
}
