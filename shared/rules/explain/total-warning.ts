import { formatPoints } from '../../values/points'
import type { Program } from '../program'
import type { Score } from '../score-row'

/** A sentence where a total without a floor has fallen so low that somebody should look; null otherwise. */
export function totalWarning({ ruleset }: Program, { total }: Score): string | null {
  const { warn_at_or_below: line } = ruleset.total
  if (line === undefined || total > line) return null
  return `总分 ${formatPoints(total)} 不高于 ${formatPoints(line)}，请复核各项扣分`
}
