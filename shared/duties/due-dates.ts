import type { Ruleset } from '../rules/schema/ruleset'
import { type CivilDate, civilDate, daysInMonth, partsOf } from '../values/civil-date'
import { contains, type Window } from '../values/window'

type Due = Ruleset['duties'][number]['due']

/** One occasion on which something falls due: so many times between two days, both included. */
export interface Occasion {
  readonly from: CivilDate
  readonly by: CivilDate
  readonly times: number
}

/** How many months the sub-periods of `every` have; weeks are counted in days. */
const MONTHS = { month: 1, 'two-months': 2, quarter: 3, 'half-year': 6, year: 12 } as const

/**
 * The occasions of a provision whose last day lies in a year, in order. What is set off by an event, or has no date in
 * the document, has none: nobody can be late for it by the calendar. A two years' duty falls due with every even year.
 */
export function occasionsOf(due: Due, year: number): Occasion[] {
  const whole: Window = { from: civilDate(year, 1, 1), to: civilDate(year, 12, 31) }
  if ('every' in due) return everySo(due.every, due.times, year)
  if ('yearly_by' in due) {
    const by = dayOf(due.yearly_by, year)
    const from = civilDate(due.year === 'next' ? year - 1 : year, 1, 1)
    return [{ from, by, times: 1 }]
  }
  if ('on_or_before' in due) {
    const by = due.on_or_before as CivilDate
    const from = (due.from ?? civilDate(partsOf(by).year, 1, 1)) as CivilDate
    return contains(whole, by) ? [{ from, by, times: 1 }] : []
  }
  return []
}

function everySo(every: Extract<Due, { every: unknown }>['every'], times: number, year: number): Occasion[] {
  if (every === 'two-years') {
    return year % 2 === 0 ? [{ from: civilDate(year - 1, 1, 1), by: civilDate(year, 12, 31), times }] : []
  }
  // Offices count weeks by the calendar month: a week's duty is shown as four times a month, never against a holiday week.
  if (every === 'week') return everySo('month', times * 4, year)
  const length = MONTHS[every]
  return Array.from({ length: 12 / length }, (_, number) => {
    const from = civilDate(year, number * length + 1, 1)
    const lastMonth = number * length + length
    return { from, by: civilDate(year, lastMonth, daysInMonth(year, lastMonth)), times }
  })
}

/** 02-29 is the last day of February in any year. */
function dayOf(monthDay: string, year: number): CivilDate {
  const month = Number(monthDay.slice(0, 2))
  return civilDate(year, month, Math.min(Number(monthDay.slice(3)), daysInMonth(year, month)))
}
