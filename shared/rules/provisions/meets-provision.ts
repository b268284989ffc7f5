import { AppError } from '../../values/app-error'
import { type CivilDate, civilDate, daysInMonth, parseCivilDate } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import { parsePoints } from '../../values/points'
import type { Ruleset } from '../schema/ruleset'

type Due = Ruleset['duties'][number]['due']
type Target = Ruleset['targets'][number]
type Limit = Ruleset['limits'][number]

const WRITTEN_DATE = /^\d{4}-\d{2}-\d{2}$/

/** What a figure is held against beside the figure itself. */
export interface ProvisionCircumstances {
  /** the year whose day a yearly deadline names */
  readonly year: number
  /** how many there are of what decides whether a target is asked at all */
  readonly of?: number | undefined
}

/**
 * Whether a figure does justice to a provision that scores nothing: times done in one sub-period for a duty,
 * the day it was done or the months since for a deadline, the number, share or yuan reached for a target or the
 * day it was reached, the size of what is handed in for a limit. Bounds are included, as the documents' 以上, 以内 and 前 are (G1); months are
 * those completed, and the one that completes the span is outside it (Z16).
 * @throws AppError `unknown-clause` when there is no such provision, `not-graded` when it names no figure, or
 *   what is wrong with the figure
 */
export function meetsProvision(
  ruleset: Ruleset,
  id: string,
  figure: string | number,
  circumstances: ProvisionCircumstances,
): boolean {
  const limit = ruleset.limits.find((one) => one.id === id)
  if (limit) return isWithin(limit, parseCount(figure))
  const target = ruleset.targets.find((one) => one.id === id)
  if (target) return reaches(target, figure, circumstances)
  const dated = [...ruleset.duties, ...ruleset.deadlines, ...ruleset.steps].find((one) => one.id === id)
  if (!dated) throw new AppError('unknown-clause', `没有不计分的条文“${id}”，或它没有数字`)
  if (dated.due === undefined) throw new AppError('not-graded', `“${dated.label}”没有写时限`)
  return isInTime(dated.due, figure, circumstances)
}

function isWithin({ at_least: least = 0, at_most: most = Number.POSITIVE_INFINITY }: Limit, size: number): boolean {
  return least <= size && size <= most
}

function reaches(target: Target, figure: string | number, { of }: ProvisionCircumstances): boolean {
  const { label, at_least: least, of_at_least: from, by } = target
  if (by !== undefined && typeof figure === 'string' && WRITTEN_DATE.test(figure)) return parseCivilDate(figure) <= by
  if (from !== undefined) {
    if (of === undefined) throw new AppError('facts-invalid', `“${label}”满 ${from.count} ${from.of}才要求，须填 of`)
    if (of < from.count) return true
  }
  if ('percent' in least) return parsePoints(figure) >= parsePoints(least.percent)
  if ('count' in least) return parseCount(figure) >= least.count
  if ('yuan_each' in least) return parsePoints(figure) >= 100 * least.yuan_each
  throw new AppError('not-graded', `“${label}”没有写数字`)
}

function isInTime(due: Due, figure: string | number, { year }: ProvisionCircumstances): boolean {
  if ('every' in due) return parseCount(figure) >= due.times
  if ('within_months' in due) return parseCount(figure) < due.within_months
  if ('unstated' in due) throw new AppError('not-graded', '来源没有写时限')
  const day = parseCivilDate(figure)
  if ('on_or_before' in due) return (due.from === undefined || due.from <= day) && day <= due.on_or_before
  return day <= yearlyDay(due, year)
}

/** The day of a yearly deadline; 02-29 is the last day of February. */
function yearlyDay(
  { yearly_by: monthDay, year: which }: { yearly_by: string; year: 'same' | 'next' },
  year: number,
): CivilDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number)
  const inYear = which === 'next' ? year + 1 : year
  return civilDate(inYear, month, Math.min(day, daysInMonth(inYear, month)))
}
