import { formatPoints, type Points, pointsFromHundredths } from '../values/points'
import { clauseAmount } from './clause-amount'
import type { EncodedRow } from './facts/encoded-row'
import type { Program, ProgramClause, ProgramItem } from './program'
import { lossWithinParts } from './standing/loss-within-parts'
import { fallsBehind, standingOf } from './standing/standing-of'
import { type ChecklistTally, tallyTasks } from './standing/tally-tasks'

/** The result of a ruleset on one encoded row. Lines are built from it only when asked for. */
export interface Score {
  /** for a checklist: what was passed; null where points decide */
  readonly checklist: ChecklistTally | null
  readonly total: Points
  /** signed hundredths of each item, after its weight or cap */
  readonly items: Int32Array
  /** hundredths of each section as shown: what is left, earned or, for a section that counts minus, lost */
  readonly sections: Int32Array
  /** the standing by the total alone */
  readonly band: string | null
  /** the standing after vetoes; provisional while the score is interim */
  readonly standing: string | null
  readonly flags: readonly string[]
}

/**
 * Scores one encoded row. Pure, and cannot fail: refusals happened when the facts were encoded.
 * @param given a total from outside in place of the row's own, when only its standing is asked
 */
export function scoreRow(program: Program, encoded: EncodedRow, given?: Points): Score {
  const items = new Int32Array(program.items.length)
  let sum = program.base
  for (const item of program.items) {
    const points = itemPoints(program, item, encoded.row)
    items[item.index] = points
    sum += points
  }
  const { floor } = program.ruleset.total
  const total = given ?? pointsFromHundredths(floor !== null && sum < floor ? floor : sum)
  const flags = raisedFlags(program, encoded)
  const vetoed = flags.includes('veto')
  const band = program.bands.find(({ least }) => total >= least)?.label ?? null
  const { standings } = program.ruleset
  const checklist = program.ruleset.checklist ? tallyTasks(program, encoded, program.ruleset.checklist) : null
  const standing = checklist ? checklist.standing : standingOf(program, encoded, band, vetoed, flags)
  if (checklist?.refused) flags.push('designation-refused:unqualified')
  // Mid-year a low total is only a total to date; nobody is listed for it before the close.
  const low = encoded.basis === 'closed' && fallsBehind(program, total, standing)
  if (standings?.rectify && (vetoed || low)) flags.push('rectify')
  if (encoded.basis === 'interim') flags.push('interim')
  return {
    total,
    items,
    sections: sectionPoints(program, items),
    band,
    standing,
    checklist,
    flags,
  }
}

function itemPoints(program: Program, item: ProgramItem, row: Int32Array): number {
  if (item.kind === 'task') return 0
  if (item.parts.length > 0) return -Math.min(lossWithinParts(program, item, row), item.limit)
  let [lost, won] = [0, 0]
  for (let index = item.first; index < item.end; index += 1) {
    const clause = program.clauses[index] as ProgramClause
    if (clause.compiled.effect === 'loss') lost += clauseAmount(clause, row)
    else if (clause.compiled.effect === 'award') won += clauseAmount(clause, row)
  }
  switch (item.kind) {
    case 'held':
      return -Math.min(lost, item.limit)
    case 'earned':
      return Math.min(won, item.limit)
    case 'open':
      return won - lost
  }
}

function sectionPoints(program: Program, items: Int32Array): Int32Array {
  const deltas = new Int32Array(program.sections.length)
  for (const { index, section } of program.items)
    deltas[section] = (deltas[section] as number) + (items[index] as number)
  // Children come after their parents, so going backwards each is whole before its parent takes it.
  for (const { index, parent } of [...program.sections].reverse()) {
    if (parent !== undefined) deltas[parent] = (deltas[parent] as number) + (deltas[index] as number)
  }
  return deltas.map((delta, index) => {
    const { counts, held } = program.sections[index] as Program['sections'][number]
    return counts === 'minus' ? 0 - delta : held + delta
  })
}

function raisedFlags(program: Program, encoded: EncodedRow): string[] {
  const flags = new Set<string>()
  for (const item of program.items) {
    let sum = 0
    for (let index = item.first; index < item.end; index += 1) {
      const clause = program.clauses[index] as ProgramClause
      for (const flag of flagsOfClause(clause, encoded)) flags.add(flag)
      sum += clauseAmount(clause, encoded.row)
    }
    if (item.flagsCapped && sum > item.limit) {
      flags.add(item.flagsCapped === 'capped' ? `capped:${item.id}` : `bonus-capped:${formatPoints(sum)}`)
    }
  }
  return [...flags]
}

/** The flags of one clause: from reading its facts and from what its slots say. */
export function flagsOfClause({ compiled, index, at }: ProgramClause, encoded: EncodedRow): readonly string[] {
  return [...(encoded.flags.get(index) ?? []), ...(compiled.flags?.(encoded.row, at) ?? [])]
}
