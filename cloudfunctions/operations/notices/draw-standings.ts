import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { Program } from '../../../shared/rules/program'
import { addDays, partsOf } from '../../../shared/values/civil-date'
import { firstDayOf } from '../../../shared/values/year-month'
import type { CityTransaction } from '../../store/in-transaction'
import { standingsAt } from '../../store/notices/month-figures'
import type { BranchAdoption, Drawing, DrawingBasis } from './drawing'
import { countOf, namesOf } from './make-figure'

type Standings = ReadonlyMap<string, string | null>

/** What a branch without a granted standing is counted under. */
const UNDECIDED = '待定'

/**
 * How many branches stood where at the month's end and at the end of the month before, which branches moved, and which
 * have no score. Branches are counted by standing and named by what happened to them; nothing is put in an order of points.
 */
export async function drawStandings(
  tx: CityTransaction,
  basis: DrawingBasis,
): Promise<{ figures: NoticeFigure[]; labels: Drawing['standings'] }> {
  const drawn = []
  for (const [index, adoption] of basis.adoptions.entries()) drawn.push(await drawAdoption(tx, basis, adoption, index))
  return { figures: drawn.flatMap(({ figures }) => figures), labels: drawn[0]?.labels ?? [] }
}

async function drawAdoption(tx: CityTransaction, basis: DrawingBasis, adoption: BranchAdoption, index: number) {
  const { cityId, branches, month, lastDay } = basis
  const ids = branches.map(({ id }) => id)
  const dayBefore = addDays(firstDayOf(month), -1)
  const now = await standingsAt(tx, cityId, adoption.id, ids, lastDay)
  // Another year is another assessment: January is compared with nothing.
  const sameYear = partsOf(dayBefore).year === partsOf(lastDay).year
  const before: Standings = sameYear ? await standingsAt(tx, cityId, adoption.id, ids, dayBefore) : new Map()
  const prefix = index === 0 ? 'standing' : `standing-${index + 1}`
  const ruleset = `${adoption.program.ruleset.ruleset}@${adoption.version}`
  const { title } = adoption.program.ruleset
  const labels = labelsOf(adoption.program, [...now.values(), ...before.values()]).map((label, at) => ({
    label,
    now: `${prefix}.${at + 1}`,
    before: before.size > 0 ? `${prefix}.${at + 1}-before` : null,
  }))
  const count = (name: string, label: string, definition: string, amount: number) =>
    countOf(month, 'scores', name, label, definition, amount, ruleset)
  const tally = (standings: Standings, label: string) =>
    [...standings.values()].filter((standing) => (standing ?? UNDECIDED) === label).length
  const moved = movedBranches(
    basis,
    labels.map(({ label }) => label),
    now,
    before,
  )
  const unscored = branches.filter(({ id }) => !now.has(id))
  const names = (name: string, label: string, definition: string, list: readonly string[]) =>
    namesOf({ month, ruleset, from: 'scores' }, name, label, definition, list)
  return {
    labels,
    figures: [
      ...labels.map(({ label, now: name }) =>
        count(name, `${label}支部`, `月末按“${title}”等次为“${label}”的支部数`, tally(now, label)),
      ),
      ...labels.flatMap(({ label, before: name }) =>
        name === null
          ? []
          : [count(name, `上月${label}支部`, `上月末按“${title}”等次为“${label}”的支部数`, tally(before, label))],
      ),
      count(`${prefix}.moved-up`, '等次上升的支部', '月末等次高于上月末的支部数', moved.up.length),
      names(`${prefix}.moved-up-names`, '等次上升的支部', '月末等次高于上月末的支部', moved.up),
      count(`${prefix}.moved-down`, '等次下降的支部', '月末等次低于上月末的支部数', moved.down.length),
      names(`${prefix}.moved-down-names`, '等次下降的支部', '月末等次低于上月末的支部', moved.down),
      count(`${prefix}.unscored`, '没有得分的支部', '月末还没有得分的支部数', unscored.length),
      names(
        `${prefix}.unscored-names`,
        '没有得分的支部',
        '月末还没有得分的支部',
        unscored.map(({ name }) => name),
      ),
    ],
  }
}

/** The standings a ruleset knows, best first, and any other that scores hold. */
function labelsOf({ bands, ruleset: { standings } }: Program, held: readonly (string | null)[]): string[] {
  const known = [...bands.map(({ label }) => label), ...(standings?.veto === undefined ? [] : [standings.veto])]
  return [...new Set([...known, ...held.map((standing) => standing ?? UNDECIDED)])]
}

function movedBranches({ branches }: DrawingBasis, labels: readonly string[], now: Standings, before: Standings) {
  const place = (standing: string | null | undefined) => labels.indexOf(standing ?? UNDECIDED)
  const moved = branches.flatMap(({ id, name }) => {
    const [from, to] = [before.get(id), now.get(id)]
    if (!before.has(id) || !now.has(id) || from === to) return []
    return [{ up: place(to) < place(from), words: `${name}（由${from ?? UNDECIDED}到${to ?? UNDECIDED}）` }]
  })
  return {
    up: moved.filter(({ up }) => up).map(({ words }) => words),
    down: moved.filter(({ up }) => !up).map(({ words }) => words),
  }
}
