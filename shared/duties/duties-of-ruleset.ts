import type { ActivityKind } from '../records/activity-kinds'
import type { Program } from '../rules/program'
import type { CivilDate } from '../values/civil-date'
import { type Occasion, occasionsOf } from './due-dates'

/** Something an organisation must do by a day. */
export interface Duty extends Occasion {
  /** `place/ruleset` */
  readonly ruleset: string
  /** the provision's or the clause's id */
  readonly duty: string
  /** what is to be done, as people say it: 开展主题党日, never what goes wrong without it */
  readonly label: string
  readonly cite: string
  /** activities that are the doing of it; null where a person marks it done */
  readonly heldAs: ActivityKind | null
}

interface Gathering {
  readonly heldAs: ActivityKind
  readonly label: string
}

/**
 * Measures of activities that a clause asks of every month, and the gathering that each is about. The clause's own label
 * says what costs points; what is to be done is said here.
 */
const MONTHLY_GATHERINGS: Readonly<Record<string, Gathering>> = {
  'theme-day.months-missing': { heldAs: 'theme-day', label: '开展主题党日' },
}

/** Every dated duty of a ruleset in a year: what it lays down as such, and what its clauses ask of every month. */
export function dutiesOf({ ruleset, clauses }: Program, year: number): Duty[] {
  const provisions = [...ruleset.duties, ...ruleset.deadlines].flatMap(({ id, label, task, cite, due }) =>
    occasionsOf(due, year).map((occasion) => ({
      ...occasion,
      ruleset: ruleset.ruleset,
      duty: id,
      label: task ?? label,
      cite,
      heldAs: null,
    })),
  )
  const monthly = clauses.flatMap(({ definition }) => {
    const gathering = MONTHLY_GATHERINGS[definition.reads ?? '']
    if (gathering === undefined || definition.interim !== 'ended-months') return []
    return occasionsOf({ every: 'month', times: 1 }, year).map((occasion) => ({
      ...occasion,
      ruleset: ruleset.ruleset,
      duty: definition.id,
      ...gathering,
      cite: definition.cite,
    }))
  })
  return [...provisions, ...monthly]
}

export type DutyState = 'done' | 'open' | 'overdue'

/** Where a duty stands at the end of a day. Its last day is still in time. */
export function dutyState({ by, times }: Occasion, done: number, asOf: CivilDate): DutyState {
  if (done >= times) return 'done'
  return asOf > by ? 'overdue' : 'open'
}
