import type { CivilDate } from '../../../shared/values/civil-date'
import { monthOf, type YearMonth } from '../../../shared/values/year-month'

/** What tells two people of one name apart. */
export interface Marks {
  readonly joined: { readonly date: CivilDate; readonly precision: 'day' | 'month' } | undefined
  readonly birthMonth: YearMonth | undefined
}

/**
 * `mixed`: one mark agrees, the other does not; `unsure`: the only mark known of both differs; `unknown`: no mark is
 * known of both.
 */
export type Likeness = 'same' | 'other' | 'mixed' | 'unsure' | 'unknown'

/** Whether two entries of one name are of one person. A month agrees with every day in it. */
export function likeness(one: Marks, other: Marks): Likeness {
  const marks = [sameJoined(one, other), sameBirth(one, other)].filter((mark) => mark !== undefined)
  const agrees = marks.includes(true)
  const differs = marks.includes(false)
  if (agrees) return differs ? 'mixed' : 'same'
  if (marks.length === 2) return 'other'
  return differs ? 'unsure' : 'unknown'
}

/** Whether the days of joining agree; undefined when one of them is not known. */
function sameJoined({ joined: one }: Marks, { joined: other }: Marks): boolean | undefined {
  if (!one || !other) return undefined
  const byMonth = one.precision === 'month' || other.precision === 'month'
  return byMonth ? monthOf(one.date) === monthOf(other.date) : one.date === other.date
}

function sameBirth({ birthMonth: one }: Marks, { birthMonth: other }: Marks): boolean | undefined {
  return one === undefined || other === undefined ? undefined : one === other
}
