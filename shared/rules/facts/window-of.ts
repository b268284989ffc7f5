import { addDays, addMonths, partsOf } from '../../values/civil-date'
import { calendarYear, type Window, yearEnding } from '../../values/window'
import type { FactWindow } from '../schema/ruleset'
import type { ScoringDates } from './fact-row'

/** The span of days that a ruleset's window means for one period and day of assessment. */
export function windowOf(rule: FactWindow, { period, asOf }: ScoringDates): Window {
  const { year } = partsOf(period.to)
  switch (rule.kind) {
    case 'calendar-years':
      return { from: calendarYear(year - rule.years + 1).from, to: period.to }
    case 'year-ending':
      return yearEnding(year, rule.month, rule.day)
    case 'last-months':
      return { from: addDays(addMonths(asOf, -rule.months), 1), to: asOf }
  }
}
