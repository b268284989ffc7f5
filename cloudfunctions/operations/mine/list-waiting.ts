import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { RecordContent } from '../../../shared/records/contents'
import type { RecordState } from '../../../shared/records/states'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

interface WaitingRecord {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly branchId: string
  readonly happenedOn: CivilDate
  readonly record: RecordContent
  readonly state: RecordState
  readonly revision: number
}

interface LeaveRequest {
  readonly activityId: string
  readonly title: string
  readonly heldOn: CivilDate
  readonly personId: string
  readonly personName: string
  readonly reason: string | null
}

interface OpenComplaint {
  readonly id: string
  readonly text: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly madeAt: number
  readonly revision: number
}

/** What somebody must act on. Lists are cut at a hundred, oldest first; the counts are whole. */
export interface Waiting {
  readonly records: { readonly count: number; readonly items: readonly WaitingRecord[] }
  readonly leave: { readonly count: number; readonly items: readonly LeaveRequest[] }
  readonly complaints: { readonly count: number; readonly items: readonly OpenComplaint[] }
}

const MOST = 100

/** Everything that waits for the caller: records to decide, leave to answer, complaints to answer. */
export async function listWaiting(context: OperationContext, caller: Caller): Promise<Waiting> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const grants = await grantsOf(tx, caller.cityId, caller.personId)
    const records = await recordsToDecide(tx, caller, today)
    const leave = await leaveToAnswer(tx, caller, today)
    const complaints = await complaintsToAnswer(tx, caller, rootsOf('complaint.answer', grants, today))
    const people = [...records, ...leave].map(({ personId }) => personId)
    await writeRead(context, tx, caller, people, 'waiting')
    return { records: cut(records), leave: cut(leave), complaints: cut(complaints) }
  })
}

interface Counted {
  readonly count: number
}

function cut<Item extends Counted>(rows: readonly Item[]): { count: number; items: Omit<Item, 'count'>[] } {
  return { count: rows[0]?.count ?? 0, items: rows.map(({ count: _count, ...item }) => item) }
}

/**
 * The secretary and deputies of a branch decide its records, but none of their own and none they filled in for
 * others: those wait for the other one, or, where nobody else in the branch is in office to decide, for the staff of
 * the organs above, or of the works committee where the branch stands directly below it.
 */
async function recordsToDecide(tx: CityTransaction, caller: Caller, today: CivilDate) {
  const { rows } = await sql<WaitingRecord & Counted>`
    with office as (
      select person_id, organisation_id, role from role_grants
      where city_id = ${caller.cityId} and role in ('secretary', 'deputy-secretary', 'organ-staff', 'works-staff')
        and from_date <= ${today} and (until_date is null or until_date >= ${today})),
    mine as (
      select office.role, tree.descendant_id as branch_id from office
      join organisation_tree tree on tree.city_id = ${caller.cityId} and tree.ancestor_id = office.organisation_id
      where office.person_id = ${caller.personId}::uuid and (office.role <> 'works-staff' or tree.depth = 1))
    select record.id, record.person_id as "personId", person.name as "personName", record.branch_id as "branchId",
      record.happened_on as "happenedOn", record.content as record, record.state, record.revision,
      (count(*) over ())::integer as count
    from records record
    join people person on person.city_id = record.city_id and person.id = record.person_id
    where record.city_id = ${caller.cityId} and record.state in ('submitted', 'held')
      and ${caller.personId}::uuid not in (record.person_id, record.author_id)
      and exists (
        select from mine where mine.branch_id = record.branch_id and (
          mine.role not in ('organ-staff', 'works-staff') or not exists (
            select from office
            where office.organisation_id = record.branch_id
              and office.person_id not in (record.person_id, record.author_id))))
    order by record.submitted_at, record.id limit ${MOST}`.execute(tx)
  return rows
}

/** Leave is answered by whoever keeps the activity's own organisation, or the branch that its group belongs to. */
async function leaveToAnswer(tx: CityTransaction, caller: Caller, today: CivilDate) {
  const { rows } = await sql<LeaveRequest & Counted>`
    select activity.id as "activityId", activity.title, activity.held_on as "heldOn", attendance.person_id as "personId",
      person.name as "personName", attendance.reason, (count(*) over ())::integer as count
    from attendance
    join activities activity on activity.city_id = attendance.city_id and activity.id = attendance.activity_id
    join people person on person.city_id = attendance.city_id and person.id = attendance.person_id
    where attendance.city_id = ${caller.cityId} and attendance.status = 'leave-asked' and activity.state = 'open'
      and attendance.person_id <> ${caller.personId}::uuid
      and exists (
        select from role_grants office
        join organisation_tree tree on tree.city_id = office.city_id and tree.ancestor_id = office.organisation_id
        where office.city_id = attendance.city_id and office.person_id = ${caller.personId}::uuid
          and tree.descendant_id = activity.organisation_id
          and office.from_date <= ${today} and (office.until_date is null or office.until_date >= ${today})
          and (office.role in ('secretary', 'deputy-secretary', 'group-leader')
            or (office.role in ('organ-staff', 'works-staff') and tree.depth = 0)))
    order by activity.held_on, activity.id, attendance.person_id limit ${MOST}`.execute(tx)
  return rows
}

async function complaintsToAnswer(tx: CityTransaction, caller: Caller, organisationIds: readonly string[]) {
  if (organisationIds.length === 0) return []
  const rows = await tx
    .selectFrom('complaints')
    .select(({ fn }) => ['id', 'text', 'made_at', 'revision', fn.countAll<number>().over().as('count')])
    .where('city_id', '=', caller.cityId)
    .where('organisation_id', 'in', [...organisationIds])
    .where('author_id', '!=', caller.personId)
    .where('answered_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .limit(MOST)
    .execute()
  return rows.map(({ made_at: madeAt, count, ...row }) => ({ ...row, madeAt: madeAt.getTime(), count: Number(count) }))
}
