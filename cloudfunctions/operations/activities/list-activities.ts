import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { ActivityKind } from '../../../shared/records/activity-kinds'
import type { ActivityState } from '../../../shared/records/activity-states'
import type { AttendanceStatus } from '../../../shared/records/attendance-states'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { QuarterHours } from '../../../shared/values/hours'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import type { OperationContext } from '../context'
import { byDay, DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'

export interface ActivitySummary {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly kinds: ActivityKind[]
  readonly title: string
  readonly heldOn: CivilDate
  readonly hours: QuarterHours | null
  readonly state: ActivityState
  readonly revision: number
  /** the caller's own attendance, when they are on the list */
  readonly own: AttendanceStatus | null
}

interface Asked {
  /** `scope`: what organisations in the caller's reach hold; `own`: what has the caller on its list */
  readonly whose: 'scope' | 'own'
  readonly organisationId?: string | undefined
  readonly state?: ActivityState | undefined
  readonly from?: CivilDate | undefined
  readonly to?: CivilDate | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** Activities, the latest day first, a page at a time. */
export async function listActivities(
  context: OperationContext,
  caller: Caller,
  asked: Asked,
): Promise<Page<ActivitySummary>> {
  const today = civilDateAt(context.now())
  const limit = asked.limit ?? DEFAULT_PAGE
  return inTransaction(context.database, caller, async (tx) => {
    const roots =
      asked.whose === 'own' ? null : rootsOf('activity.read', await grantsOf(tx, caller.cityId, caller.personId), today)
    const rows = await select(tx, caller, asked, roots, limit + 1)
    return pageOf(rows, limit, (row) => [row.heldOn, row.id])
  })
}

/** @param roots organisations whose subtrees are listed; null for the caller's own activities */
async function select(
  tx: CityTransaction,
  caller: Caller,
  { organisationId, state, from, to, cursor }: Asked,
  roots: readonly string[] | null,
  limit: number,
): Promise<ActivitySummary[]> {
  const { cityId, personId } = caller
  const after = readCursor(cursor, byDay)
  const reach =
    roots === null
      ? sql`own.status is not null and (own.expected or own.status <> 'unknown')`
      : sql`exists (select from organisation_tree tree where tree.city_id = activity.city_id
          and tree.descendant_id = activity.organisation_id and tree.ancestor_id = any (${[...roots]}::uuid[]))`
  const { rows } = await sql<ActivitySummary>`
    select activity.id, activity.organisation_id as "organisationId", holder.name as "organisationName", activity.kinds,
      activity.title, activity.held_on as "heldOn", activity.quarters as hours, activity.state, activity.revision,
      own.status as own
    from activities activity
    join organisations holder on holder.city_id = activity.city_id and holder.id = activity.organisation_id
    left join attendance own on own.city_id = activity.city_id and own.activity_id = activity.id
      and own.person_id = ${personId}
    where activity.city_id = ${cityId} and ${reach}
      and (${organisationId ?? null}::uuid is null or exists (select from organisation_tree below
        where below.city_id = activity.city_id and below.descendant_id = activity.organisation_id
          and below.ancestor_id = ${organisationId ?? null}::uuid))
      and (${state ?? null}::text is null or activity.state = ${state ?? null}::text)
      and (${from ?? null}::date is null or activity.held_on >= ${from ?? null}::date)
      and (${to ?? null}::date is null or activity.held_on <= ${to ?? null}::date)
      and ${after === undefined ? sql`true` : sql`(activity.held_on, activity.id) < (${after[0]}::date, ${after[1]}::uuid)`}
    order by activity.held_on desc, activity.id desc limit ${limit}`.execute(tx)
  return rows
}
