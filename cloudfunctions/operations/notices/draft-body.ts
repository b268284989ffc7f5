import type { NoticeBlock, NoticePart } from '../../../shared/notices/notice-body'
import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { YearMonth } from '../../../shared/values/year-month'
import type { Drawing } from './drawing'

/** What a notice of a month is called before anybody edits it. */
export function draftTitle(month: YearMonth): string {
  return `关于${month.slice(0, 4)}年${Number(month.slice(5))}月机关党建工作情况的通报`
}

const NUMERALS = ['一', '二', '三', '四', '五']

/** The first words around the figures of a drawing: short, plain, nobody named, nothing ranked. */
export function draftBody({ figures, standings }: Drawing, month: YearMonth): NoticeBlock[] {
  const amounts = new Map(figures.map(({ name, amount }) => [name, amount]))
  const some = (name: string) => (amounts.get(name) ?? 0) > 0
  const months = figures.filter(({ name }) => name.startsWith('volunteer.month-')).map(({ name }) => name)
  const sections: [title: string, blocks: NoticeBlock[]][] = [
    ['支部等次', standingBlocks(standings, some)],
    [
      '志愿服务与学习',
      [
        says(
          '全月志愿服务 ',
          f('volunteer.hours'),
          ' 小时，上月 ',
          f('volunteer.hours-before'),
          ' 小时；学习 ',
          f('study.hours'),
          ' 学时，上月 ',
          f('study.hours-before'),
          ' 学时。',
        ),
        { kind: 'months-chart', caption: '各月志愿服务时长（小时）', months },
      ],
    ],
    ['活动', [heldBlock(figures)]],
    ['逾期事项', overdueBlocks(figures, some)],
  ]
  const opening = says(
    `${Number(month.slice(5))}月，`,
    f('branches'),
    ' 个党支部举行活动 ',
    f('activities.total'),
    ' 场。现将有关情况通报如下。',
  )
  return [
    opening,
    ...sections
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([title, blocks], at): NoticeBlock[] => [
        { kind: 'heading', text: `${NUMERALS[at]}、${title}` },
        ...blocks,
      ]),
  ]
}

function standingBlocks(standings: Drawing['standings'], some: (figure: string) => boolean): NoticeBlock[] {
  const [first] = standings
  if (!first) return []
  const now = standings.map((one) => one.now)
  const before = standings.flatMap((one) => one.before ?? [])
  const parts = standings.flatMap((one, at): Piece[] => [`${at === 0 ? '' : '、'}${one.label} `, f(one.now), ' 个'])
  const moved = (direction: 'up' | 'down', words: string) =>
    some(`standing.moved-${direction}`)
      ? [says(`${words} `, f(`standing.moved-${direction}`), ' 个：', f(`standing.moved-${direction}-names`), '。')]
      : []
  return [
    says('月末支部等次：', ...parts, '。'),
    { kind: 'standings-chart', caption: '支部等次分布', now, before },
    ...moved('up', '等次上升的支部'),
    ...moved('down', '等次下降的支部'),
    ...(some('standing.unscored')
      ? [says('还没有得分的支部 ', f('standing.unscored'), ' 个：', f('standing.unscored-names'), '。')]
      : []),
  ]
}

/** Every kind that was held, in one sentence. */
function heldBlock(figures: readonly NoticeFigure[]): NoticeBlock {
  const kinds = figures.filter(({ name, amount }) => /^activities\.(?!total$)/.test(name) && amount > 0)
  if (kinds.length === 0) return says('本月没有已结束登记的活动。')
  return says(
    '按种类分：',
    ...kinds.flatMap(({ name, label }, at): Piece[] => [`${at === 0 ? '' : '，'}${label} `, f(name), ' 场']),
    '。一场兼几种的，各种都计。',
  )
}

function overdueBlocks(figures: readonly NoticeFigure[], some: (figure: string) => boolean): NoticeBlock[] {
  if (!some('overdue.total')) return [says('到月末没有逾期的事项。')]
  const kinds = figures.filter(({ name }) => name.startsWith('overdue.duty-'))
  return [
    says('到月末 ', f('overdue.branches'), ' 个支部有逾期事项共 ', f('overdue.total'), ' 件，请尽快补办或说明情况。'),
    says(
      ...kinds.flatMap(({ name, label }, at): Piece[] => [
        `${at === 0 ? '' : '；'}${label.replace('逾期：', '')} `,
        f(name),
        ' 个支部',
      ]),
      '。',
    ),
  ]
}

type Piece = string | { readonly figure: string }

const f = (figure: string): Piece => ({ figure })

function says(...pieces: Piece[]): NoticeBlock {
  return {
    kind: 'paragraph',
    parts: pieces.map((piece): NoticePart => (typeof piece === 'string' ? { text: piece } : piece)),
  }
}
