import { type Points, pointsFromHundredths } from '../../values/points'
import type { EncodedRow } from '../facts/encoded-row'
import { EvidenceMark } from '../facts/evidence-mark'
import type { Program, ProgramClause } from '../program'
import { rescoreClause, type Score, scoreRow } from '../score-row'

/** More of one thing that can still be done in the period: so many honours of a level, lectures, hours. */
export interface Step {
  readonly clause: string
  readonly label: string
  /** how many more */
  readonly units: number
  /** the facts of the clause in words, before and after */
  readonly from: string
  readonly to: string
  /** what the total gains when this step follows those before it */
  readonly gain: Points
}

export interface NextStanding {
  readonly standing: string
  /** points that are missing to it */
  readonly missing: Points
  /** what reaches it at the least effort; null when nothing that can still be influenced does */
  readonly steps: readonly Step[] | null
}

/** One kind of thing that can be added: a slot of a clause, and how much of it one unit is. */
interface Lever {
  readonly clause: ProgramClause
  /** place of the slot within the clause */
  readonly place: number
  readonly size: number
  /** other clauses that read the same measure and rise with it */
  readonly others: readonly ProgramClause[]
}

interface Tried {
  readonly encoded: EncodedRow
  readonly score: Score
}

/** No honest plan asks for more of one thing than this. */
const MOST_UNITS = 100

/**
 * The cheapest steps to the next standing among what can still be influenced: what is earned by doing more.
 * What was found wrong or judged cannot be undone. If one kind of thing alone suffices, the one of which
 * least is needed is given, and among equals the least demanding; otherwise the most gainful unit is taken
 * again and again.
 * @returns undefined when there is no better standing, when a veto or a process decides the standing, when the
 *   period is over, or when only awards that exclude one another are left to ask
 */
export function nextStanding(program: Program, encoded: EncodedRow): NextStanding | undefined {
  const score = scoreRow(program, encoded)
  const better = program.bands.filter(({ least }) => least > score.total)
  const target = better[better.length - 1]
  if (!target || score.standing !== score.band || encoded.basis === 'closed') return undefined
  const levers = leversOf(program, encoded)
  const steps =
    singleStep(program, { encoded, score }, levers, target.least) ??
    manySteps(program, { encoded, score }, levers, target.least)
  // Where an award is left out because of what else stands beside it, nobody can say that nothing would do.
  const silent = program.clauses.some((clause) => clause.compiled.effect === 'award' && isBound(program, clause))
  if (steps === null && silent) return undefined
  return { standing: target.label, missing: pointsFromHundredths(target.least - score.total), steps }
}

function leversOf(program: Program, encoded: EncodedRow): Lever[] {
  return program.clauses.flatMap((clause) => {
    const { definition, compiled, index } = clause
    const fixed = definition.retired !== undefined || encoded.marks[index] === EvidenceMark.notApplicable
    if (fixed || compiled.effect !== 'award' || JUDGED.has(definition.mechanism)) return []
    if (isBound(program, clause)) return []
    const readers = definition.reads === undefined ? [] : (program.clausesByMeasure.get(definition.reads) ?? [])
    if (readers.some((reader) => reader.index < index)) return []
    const others = readers.filter((reader) => reader !== clause)
    // Hours are kept in quarters; a second slot, if any, is not a count of things done.
    if (definition.mechanism === 'hours-accrual') return [{ clause, place: 0, size: 4, others }]
    return (compiled.rates ?? []).flatMap((rate, place) => (rate > 0 ? [{ clause, place, size: 1, others }] : []))
  })
}

/** Awards whose figure somebody judges or measures; they are not more of one thing. */
const JUDGED: ReadonlySet<string> = new Set(['award-above-mean', 'assessed-award', 'grade-award'])

/** Whether more of it may be refused for what else stands beside it, so that it is no step to advise. */
function isBound({ ruleset, clauses }: Program, { definition: { id, excludes } }: ProgramClause): boolean {
  if ((excludes ?? []).length > 0 || ruleset.standings?.granted?.claim === id) return true
  if (ruleset.together.some((group) => group.clauses.includes(id))) return true
  return clauses.some(({ definition }) => definition.excludes?.includes(id))
}

function singleStep(program: Program, start: Tried, levers: readonly Lever[], least: number): Step[] | undefined {
  let best: { lever: Lever; units: number; tried: Tried } | undefined
  for (const lever of levers) {
    const limit = best ? best.units : MOST_UNITS
    for (let units = 1; units <= limit; units += 1) {
      const tried = add(program, start, lever, units)
      if (tried.score.total < least) continue
      if (!best || units < best.units || tried.score.total < best.tried.score.total) best = { lever, units, tried }
      break
    }
  }
  return best && [stepOf(best.lever, best.units, start, best.tried)]
}

function manySteps(program: Program, start: Tried, levers: readonly Lever[], least: number): Step[] | null {
  const taken = new Map<Lever, number>()
  let now = start
  while (now.score.total < least) {
    let best: { lever: Lever; tried: Tried } | undefined
    for (const lever of levers) {
      const tried = add(program, now, lever, 1)
      if (tried.score.total > (best?.tried ?? now).score.total) best = { lever, tried }
    }
    if (!best) return null
    taken.set(best.lever, (taken.get(best.lever) ?? 0) + 1)
    now = best.tried
  }
  let before = start
  return [...taken].map(([lever, units]) => {
    const after = add(program, before, lever, units)
    const step = stepOf(lever, units, before, after)
    before = after
    return step
  })
}

function add(program: Program, start: Tried, { clause, place, size, others }: Lever, units: number): Tried {
  const row = start.encoded.row.slice()
  const touched = [clause, ...others]
  for (const { at } of touched) row[at + place] = (row[at + place] as number) + units * size
  const encoded = { ...start.encoded, row }
  const score = touched.reduce((before, each) => rescoreClause(program, encoded, before, each), start.score)
  return { encoded, score }
}

function stepOf({ clause }: Lever, units: number, before: Tried, after: Tried): Step {
  const { definition, compiled, at } = clause
  return {
    clause: definition.id,
    label: definition.label,
    units,
    from: compiled.facts(before.encoded.row, at),
    to: compiled.facts(after.encoded.row, at),
    gain: pointsFromHundredths(after.score.total - before.score.total),
  }
}
