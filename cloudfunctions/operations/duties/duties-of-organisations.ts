import { type Duty, type DutyState, dutiesOf, dutyState } from '../../../shared/duties/duties-of-ruleset'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { monthOf } from '../../../shared/values/year-month'
import { dutiesDone } from '../../store/duties-done'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import type { OperationContext } from '../context'

/** A duty of one organisation with what was done towards it. */
export interface StandingDuty extends Duty {
  readonly organisationId: string
  readonly done: number
  readonly state: DutyState
}

interface Asked {
  readonly organisationIds: readonly string[]
  /** which rulesets bind them */
  readonly subjects: readonly Tables['adoptions']['subject'][]
  readonly asOf: CivilDate
}

/** Every dated duty of organisations in the year of a day, under the rulesets in force, and where each stands. */
export async function dutiesOfOrganisations(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  cityId: string,
  { organisationIds, subjects, asOf }: Asked,
): Promise<StandingDuty[]> {
  const { year } = partsOf(asOf)
  const adopted = await tx
    .selectFrom('adoptions')
    .select(['ruleset', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('year', '=', year)
    .where('subject', 'in', subjects)
    .where('ended_at', 'is', null)
    .orderBy('ruleset')
    .execute()
  const duties = adopted.flatMap(({ ruleset, version, options }) =>
    dutiesOf(context.program(ruleset, version, options), year),
  )
  if (duties.length === 0 || organisationIds.length === 0) return []
  const founded = await tx
    .selectFrom('organisations')
    .select(['id', 'founded_on'])
    .where('city_id', '=', cityId)
    .where('id', 'in', organisationIds)
    .execute()
  const { held, marked } = await dutiesDone(tx, cityId, organisationIds, calendarYear(year))
  return founded.flatMap(({ id, founded_on: since }) =>
    duties
      .filter(({ from }) => from >= since)
      .map((duty) => {
        const done =
          duty.heldAs === null
            ? (marked.get(`${id} ${duty.ruleset} ${duty.duty} ${duty.by}`) ?? 0)
            : (held.get(`${id} ${duty.heldAs} ${monthOf(duty.by)}`) ?? 0)
        return { ...duty, organisationId: id, done, state: dutyState(duty, done, asOf) }
      }),
  )
}
