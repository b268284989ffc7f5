import type { CivilDate } from '../../values/civil-date'
import { parsePoints } from '../../values/points'
import type { Ruleset } from '../schema/ruleset'

type Target = Ruleset['targets'][number]

/** How far a document's target is reached. Advice for those who lead, never a quota that decides a standing. */
export interface TargetProgress {
  /** subjects that count */
  readonly have: number
  /** all subjects in the scope, those without a standing included */
  readonly of: number
  readonly reached: boolean
  /** true once the day of the target has come; a target without a day is always due */
  readonly due: boolean
}

/**
 * Compares the standings of all subjects with a target on a day, by whole numbers.
 * @param standings one for each subject, null where it has none
 * @returns null where the target counts something other than standings
 */
export function targetProgress(
  target: Target,
  standings: readonly (string | null)[],
  asOf: CivilDate,
): TargetProgress | null {
  const { standings: counted, at_least: least, by } = target
  if (counted === undefined) return null
  const have = standings.filter((standing) => standing !== null && counted.includes(standing)).length
  const of = standings.length
  const due = by === undefined || asOf >= by
  // A percentage has at most two decimals, so hundredths of it stay whole.
  if ('percent' in least) return { have, of, due, reached: of > 0 && have * 10_000 >= parsePoints(least.percent) * of }
  return 'count' in least ? { have, of, due, reached: have >= least.count } : null
}
