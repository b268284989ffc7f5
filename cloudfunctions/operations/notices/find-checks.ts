import { sql } from 'kysely'
import { figuresIn, type NoticeBlock, plainText, wordsIn } from '../../../shared/notices/notice-body'
import {
  MOST_CHARACTERS,
  type NoticeCheck,
  type NoticeCheckName,
  noticeChecks,
} from '../../../shared/notices/notice-checks'
import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { CivilDate } from '../../../shared/values/civil-date'
import { lastDayOf, type YearMonth } from '../../../shared/values/year-month'
import type { CityTransaction } from '../../store/in-transaction'

/** A figure that says something else than the records do now; `now` is null where it is not drawn any more. */
export interface StaleFigure {
  readonly figure: string
  readonly label: string
  readonly drawn: string
  readonly now: string | null
}

interface Checked {
  readonly title: string
  readonly blocks: readonly NoticeBlock[]
  readonly month: YearMonth
  readonly rulesets: readonly string[]
}

/** The figures in use that would be drawn otherwise now. */
export function staleFigures(
  { blocks }: Pick<Checked, 'blocks'>,
  drawn: readonly NoticeFigure[],
  now: readonly NoticeFigure[],
): StaleFigure[] {
  const inUse = new Set(figuresIn(blocks))
  const current = new Map(now.map(({ name, text }) => [name, text]))
  return drawn
    .filter(({ name, text }) => inUse.has(name) && current.get(name) !== text)
    .map(({ name, label, text }) => ({ figure: name, label, drawn: text, now: current.get(name) ?? null }))
}

/** Days, months and years are dates, and the number of a section is its name; other digits are a figure typed by hand. */
const DATES = /\d+\s*[年月日号]/g
const RANKING = /排名|名次|位居|第[一二三四五六七八九十\d]+名|倒数|末位/

/** Everything that is looked at before publishing, each with what was found. */
export function findChecks(
  notice: Checked,
  drawn: readonly NoticeFigure[],
  stale: readonly StaleFigure[],
  namedPeople: number,
  today: CivilDate,
): NoticeCheck[] {
  const texts = new Map(drawn.map(({ name, text }) => [name, text]))
  const unbound = figuresIn(notice.blocks).filter((name) => !texts.has(name))
  const words = [notice.title, ...wordsIn(notice.blocks)]
  const typed = words.filter((run) => /\d/.test(run.replaceAll(DATES, '')))
  const ranking = words.filter((run) => RANKING.test(run))
  const uncaptioned = notice.blocks.filter((block) => 'caption' in block && block.caption === '')
  const length = [...plainText(notice.blocks, (name) => texts.get(name) ?? '')].length
  const found: Record<NoticeCheckName, Finding> = {
    'month-over': [lastDayOf(notice.month) < today, 'blocking', '当月还没有结束'],
    'figures-bound': [unbound.length === 0, 'blocking', `${unbound.length} 处数字没有出处，请删去或重取`],
    'figures-fresh': [stale.length === 0, 'blocking', `${stale.length} 个数字与现在的记录不符，请重取`],
    'hand-written-numbers': [typed.length === 0, 'to-handle', `${typed.length} 处文字里有手写的数字`],
    'no-person-named': [namedPeople === 0, 'to-handle', `文中出现 ${namedPeople} 位党员的姓名，须经本人同意`],
    'no-ranking': [ranking.length === 0, 'to-handle', `${ranking.length} 处提到名次，支部只按等次列出`],
    'charts-captioned': [uncaptioned.length === 0, 'to-handle', `${uncaptioned.length} 张图缺图说`],
    length: [length <= MOST_CHARACTERS, 'blocking', `正文 ${length} 字，上限 ${MOST_CHARACTERS} 字`],
    'rulesets-named': [notice.rulesets.length > 0, 'to-handle', '本年度还没有采用支部的规则'],
    'audit-chain': [true, 'blocking', ''],
  }
  return (Object.keys(noticeChecks) as NoticeCheckName[]).map((name) => {
    const [passed, otherwise, detail] = found[name]
    return { name, label: noticeChecks[name], outcome: passed ? 'passed' : otherwise, detail: passed ? '' : detail }
  })
}

type Finding = readonly [passed: boolean, otherwise: 'to-handle' | 'blocking', detail: string]

/** How many people of the city, members under the organisation, are named in words. Names of one character are none. */
export async function countNamedPeople(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  { title, blocks }: Pick<Checked, 'title' | 'blocks'>,
): Promise<number> {
  const words = [title, ...wordsIn(blocks)].join('\n')
  const { rows } = await sql<{ count: number }>`
    select count(distinct person.id)::integer as count
    from organisation_tree tree
    join memberships member on member.city_id = tree.city_id and member.branch_id = tree.descendant_id
    join people person on person.city_id = member.city_id and person.id = member.person_id
    where tree.city_id = ${cityId} and tree.ancestor_id = ${organisationId}::uuid and char_length(person.name) > 1
      and position(person.name in ${words}) > 0`.execute(tx)
  return rows[0]?.count ?? 0
}
