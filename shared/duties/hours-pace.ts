import type { Program } from '../rules/program'
import type { CivilDate } from '../values/civil-date'
import { endedMonthCount, type Window } from '../values/window'

/** Hours that a ruleset asks of a member over a year, in quarter hours; null where it asks none. */
export interface RequiredHours {
  readonly volunteer: number | null
  readonly study: number | null
}

/**
 * The hours a member ruleset asks for: the plain requirement, not the higher one of office holders, so that nobody is
 * reminded of hours they need not have. What staff set for the committee stands in its place.
 */
export function requiredHours({ clauses }: Program, studyHoursSet: number | null): RequiredHours {
  let volunteer: number | null = null
  let study: number | null = studyHoursSet
  for (const { definition } of clauses) {
    if (definition.mechanism === 'hours-accrual' && 'full_hours' in definition.earns) {
      if (definition.reads === 'volunteer-hours.verified') volunteer = definition.earns.full_hours * 4
    }
    if (definition.mechanism === 'hours-shortfall-loss' && definition.reads === 'study-hours.verified') {
      study ??= definition.hours * 4
    }
  }
  return { volunteer, study }
}

/**
 * How many quarter hours a member is behind the year's pace: what whole months of membership that have ended ask for,
 * less what was done, up to full quarters; 0 when not behind.
 */
export function behindPace(required: number, done: number, year: Window, joined: CivilDate, asOf: CivilDate): number {
  const from = joined > year.from ? joined : year.from
  const months = endedMonthCount({ from, to: year.to }, asOf)
  return Math.max(0, Math.ceil((required * months) / 12) - done)
}
