import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { lastDayBy } from '../../../shared/values/window'
import { firstDayOfQuarter, lastDayOfQuarter, type YearQuarter } from '../../../shared/values/year-quarter'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { organisationsAbove, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

/** The setting that says how many logged points a quarter's study is proposed at. */
const THRESHOLD = 'threshold.xuexi-quarter'

interface Logged {
  readonly personId: Id
  readonly name: string
  /** platform points of the quarter's approved records; they never become points of an index */
  readonly points: number
  readonly attested: boolean
}

export interface StudyOfQuarter {
  /** null while nobody has set it: then nothing is proposed */
  readonly threshold: number | null
  readonly people: (Logged & { readonly proposed: boolean })[]
}

interface Asked {
  readonly branchId: string
  readonly quarter: YearQuarter
}

/** What the members of a branch logged in a quarter, whose study is attested, and whose is proposed to be. */
export async function listStudyAttestations(
  context: OperationContext,
  caller: Caller,
  asked: Asked,
): Promise<StudyOfQuarter> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, asked.branchId)
    await requireAccess(tx, caller, 'study.attest', { personId: null, organisationIds }, today)
    const window = { from: firstDayOfQuarter(asked.quarter), to: lastDayOfQuarter(asked.quarter) }
    const threshold = await thresholdOf(tx, caller.cityId, asked.branchId, lastDayBy(window, today))
    const people = await loggedBy(tx, caller.cityId, asked)
    const personIds = people.map(({ personId }) => personId)
    await writeRead(context, tx, caller, personIds, 'study')
    return {
      threshold,
      people: people.map((one) => ({
        ...one,
        proposed: !one.attested && threshold !== null && one.points >= threshold,
      })),
    }
  })
}

/** As the branch set it, or else the nearest organisation above, for the day. */
async function thresholdOf(
  tx: CityTransaction,
  cityId: string,
  branchId: string,
  day: CivilDate,
): Promise<number | null> {
  const { rows } = await sql<{ points: number }>`
    select (setting.value ->> 'count')::integer as points
    from settings setting join organisation_tree tree
      on tree.city_id = setting.city_id and tree.ancestor_id = setting.organisation_id
    where setting.city_id = ${cityId} and tree.descendant_id = ${branchId} and setting.name = ${THRESHOLD}
      and setting.from_date <= ${day}::date and (setting.until_date is null or setting.until_date >= ${day}::date)
    order by tree.depth, setting.from_date desc limit 1`.execute(tx)
  return rows[0]?.points ?? null
}

async function loggedBy(tx: CityTransaction, cityId: string, { branchId, quarter }: Asked): Promise<Logged[]> {
  const [from, to] = [firstDayOfQuarter(quarter), lastDayOfQuarter(quarter)]
  const { rows } = await sql<Logged>`
    select people.id as "personId", people.name, logged.points, coalesce(attestation.attested, false) as attested
    from people
    cross join lateral (
      select coalesce(sum((content ->> 'points')::integer), 0)::integer as points from records
      where city_id = people.city_id and person_id = people.id and kind = 'xuexi-points' and state = 'approved'
        and happened_on between ${from} and ${to}
    ) logged
    left join study_attestations attestation on attestation.city_id = people.city_id
      and attestation.person_id = people.id and attestation.quarter = ${quarter}
    where people.city_id = ${cityId} and people.joined_on <= ${to} and exists (
      select from memberships where city_id = people.city_id and person_id = people.id and branch_id = ${branchId}
        and from_date <= ${to} and (until_date is null or until_date >= ${from}))
    order by people.name_sort, people.id`.execute(tx)
  return rows
}
