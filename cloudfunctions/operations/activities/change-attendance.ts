import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { AttendanceStatus } from '../../../shared/records/attendance-states'
import type { CityTransaction } from '../../store/in-transaction'
import { unawaited } from '../../store/prepared-statements'
import type { OperationContext } from '../context'

/** How one person stands to an activity now. */
export interface Attendance {
  readonly personId: string
  readonly expected: boolean
  readonly status: AttendanceStatus
  readonly revision: number
}

/** What is known of the given people, or of all, with their rows locked in one order. */
export async function lockAttendance(
  tx: CityTransaction,
  cityId: string,
  activityId: string,
  personIds: readonly string[] | null = null,
): Promise<Map<string, Attendance>> {
  const rows = await tx
    .selectFrom('attendance')
    .select(['person_id as personId', 'expected', 'status', 'revision'])
    .where('city_id', '=', cityId)
    .where('activity_id', '=', activityId)
    .$if(personIds !== null, (query) => query.where(sql<boolean>`person_id = any (${personIds}::uuid[])`))
    .orderBy('person_id')
    .forUpdate()
    .execute()
  return new Map(rows.map((row) => [row.personId, row]))
}

interface NewStatus {
  readonly personId: string
  readonly status: AttendanceStatus
}

/**
 * Writes statuses with their history, in one statement; a status that stands already is left alone. Somebody not
 * yet on the list comes on it as a guest.
 * @param reason of leave that is asked for, of a decision or a correction
 */
export async function changeAttendance(
  context: Pick<OperationContext, 'now'>,
  tx: CityTransaction,
  caller: Caller,
  activityId: string,
  statuses: readonly NewStatus[],
  reason: string | null,
): Promise<void> {
  if (statuses.length === 0) return
  const at = new Date(context.now())
  const statement = sql`
    with change as (
      select * from jsonb_to_recordset(${JSON.stringify(statuses)}::jsonb) as change("personId" uuid, status text)),
    changed as (
      insert into attendance (city_id, activity_id, person_id, expected, status, reason, recorded_by, recorded_at)
      select ${caller.cityId}, ${activityId}::uuid, "personId", false, status,
        case when status = 'leave-asked' then ${reason}::text end, ${caller.personId}::uuid, ${at}::timestamptz
      from change
      on conflict (city_id, activity_id, person_id) do update set
        status = excluded.status, revision = attendance.revision + 1,
        reason = case when excluded.status = 'leave-asked' then excluded.reason else attendance.reason end,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
      where attendance.status <> excluded.status or excluded.status = 'leave-asked'
      returning city_id, activity_id, person_id, revision, status)
    insert into attendance_history (city_id, activity_id, person_id, revision, status, reason, changed_by, changed_at)
    select city_id, activity_id, person_id, revision, status, ${reason}::text, ${caller.personId}::uuid, ${at}::timestamptz
    from changed`
  await unawaited(statement).execute(tx)
}
