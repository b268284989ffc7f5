import { sql } from 'kysely'
import type { ActivityPlan } from '../../../shared/records/activity-plan'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { unawaited } from '../../store/prepared-statements'
import type { Tables } from '../../store/tables'
import { notFound } from '../access/reach'
import { committeeOf, membersOf } from './members-of'

/** What decides who should come. */
interface Gathering {
  readonly id: string
  readonly organisationId: string
  readonly heldOn: CivilDate
  readonly expects: Tables['activities']['expects']
}

/** More people than one list holds are not expected without being named. */
const MOST_PEOPLE = 2000

/** How it is known who should come: by the list given, else the committee to its own meetings, else every member. */
export function expectsOf({ kinds, expected }: ActivityPlan): Tables['activities']['expects'] {
  if (expected !== undefined) return 'listed'
  return kinds.every((kind) => kind === 'committee') ? 'committee' : 'members'
}

/**
 * Brings the people expected up to date with list, membership and seats on the activity's day. Somebody no longer
 * expected keeps what was written about them.
 * @param listed the people of a list that is new
 * @throws AppError `not-found` for somebody out of the organisation's reach, `condition-not-met` when nobody is expected
 */
export async function expectPeople(
  tx: CityTransaction,
  cityId: string,
  { id, organisationId, heldOn, expects }: Gathering,
  listed?: readonly string[],
): Promise<void> {
  if (expects === 'listed' && listed === undefined) return
  if (listed !== undefined) await requireMembers(tx, cityId, { organisationId, heldOn }, listed)
  const expected =
    listed ?? (await (expects === 'committee' ? committeeOf : membersOf)(tx, cityId, organisationId, heldOn))
  if (expected.length === 0) throw new AppError('condition-not-met', '这一天没有应到的人，请列出应到人员')
  if (expected.length > MOST_PEOPLE) throw new AppError('too-many', `应到超过 ${MOST_PEOPLE} 人，请列出应到人员`)
  const statement = sql`
    with expected as (select unnest(${[...expected]}::uuid[]) as person_id),
    gone as (
      update attendance set expected = false
      where city_id = ${cityId} and activity_id = ${id} and expected
        and person_id not in (select person_id from expected))
    insert into attendance (city_id, activity_id, person_id, expected, status)
    select distinct ${cityId}, ${id}::uuid, person_id, true, 'unknown' from expected
    on conflict (city_id, activity_id, person_id) do update set expected = true where not attendance.expected`
  await unawaited(statement).execute(tx)
}

/** @throws AppError `not-found` unless all belong to the organisation on the day */
export async function requireMembers(
  tx: CityTransaction,
  cityId: string,
  { organisationId, heldOn }: Pick<Gathering, 'organisationId' | 'heldOn'>,
  personIds: readonly string[],
): Promise<void> {
  const members = new Set(await membersOf(tx, cityId, organisationId, heldOn, personIds))
  if (!personIds.every((person) => members.has(person))) throw notFound()
}
