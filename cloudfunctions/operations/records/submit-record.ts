import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { checkHoursOfDay } from '../../../shared/records/check-hours'
import type { RecordContent, Submission } from '../../../shared/records/contents'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { unawaited } from '../../store/prepared-statements'
import { notFound, requireAccessToOne } from '../access/reach'
import { insertAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'
import { quartersOfDay } from './quarters-of-day'

export interface Submitted extends Record<string, unknown> {
  readonly id: string
  readonly revision: number
  readonly state: 'submitted'
}

/** Takes a record from its author, for themselves or for a member in their reach who does not use the app. */
export async function submitRecord(context: OperationContext, caller: Caller, input: Submission): Promise<Submitted> {
  const today = civilDateAt(context.now())
  const personId = input.personId ?? caller.personId
  const answer: Submitted = { id: context.newId(), revision: 1, state: 'submitted' }
  return inTransaction(context.database, caller, async (tx) => {
    await requireAccessToOne(tx, caller, 'record.submit', personId, today)
    return submitOnce(context, tx, caller, { clientId: input.clientId, body: input }, answer, async () => {
      const branchId = await placeOnDay(tx, caller.cityId, personId, input.record, today)
      await insertRecord(context, tx, caller, { id: answer.id, personId, branchId, record: input.record })
    })
  })
}

/** The branch the person was in on the day; days to come and days before joining are refused. */
export async function branchOnDay(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  day: CivilDate,
  today: CivilDate,
  lock?: 'locked',
): Promise<string> {
  if (day > today) throw new AppError('future-date', `日期 ${day} 还没有到`)
  const row = await tx
    .selectFrom('people')
    .leftJoin('memberships', (join) =>
      join
        .onRef('memberships.city_id', '=', 'people.city_id')
        .onRef('memberships.person_id', '=', 'people.id')
        .on('memberships.from_date', '<=', day)
        .on(({ or, eb }) => or([eb('memberships.until_date', 'is', null), eb('memberships.until_date', '>=', day)])),
    )
    .select(['people.joined_on', 'memberships.branch_id'])
    .where('people.city_id', '=', cityId)
    .where('people.id', '=', personId)
    .orderBy('memberships.from_date', 'desc')
    .limit(1)
    .$if(lock !== undefined, (query) => query.forNoKeyUpdate('people'))
    .executeTakeFirst()
  if (!row) throw notFound()
  if (day < row.joined_on) throw new AppError('out-of-range', `日期 ${day} 早于入党日期 ${row.joined_on}`)
  if (row.branch_id === null) throw new AppError('out-of-range', `日期 ${day} 时不在本市任何支部`)
  return row.branch_id
}

/**
 * The same for a record, whose hours fit into the day besides: nobody's day has more than a day has. Whoever enters
 * hours of a person takes turns with the others who do, or several at once would each find the day free.
 * @param except a record that is being changed and does not count against itself
 * @throws AppError `out-of-range`
 */
export async function placeOnDay(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  record: RecordContent,
  today: CivilDate,
  except?: string,
): Promise<string> {
  const day = record.happenedOn
  if (!('hours' in record)) return branchOnDay(tx, cityId, personId, day, today)
  const branchId = await branchOnDay(tx, cityId, personId, day, today, 'locked')
  // In a statement of its own: this one sees what was committed while that one waited.
  const others = await quartersOfDay(tx, cityId, [personId], day, except ?? null)
  checkHoursOfDay(record.hours, others.get(personId) ?? 0)
  return branchId
}

/** The record, its history and its audit in one statement. */
async function insertRecord(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  { id, personId, branchId, record }: { id: string; personId: string; branchId: string; record: RecordContent },
): Promise<void> {
  const at = new Date(context.now())
  const entry = {
    actor: caller.personId,
    action: 'submit-record',
    objectKind: 'record',
    objectId: id,
    details: { personId, kind: record.kind, revision: 1 },
  }
  const statement = sql`
    with record as (
      insert into records (city_id, id, person_id, author_id, branch_id, kind, happened_on, quarters, content, state, submitted_at)
      values (${caller.cityId}, ${id}, ${personId}, ${caller.personId}, ${branchId}, ${record.kind}, ${record.happenedOn},
        ${'hours' in record ? record.hours : null}, ${JSON.stringify(record)}, 'submitted', ${at})
      returning city_id, id, revision, state, content, author_id, submitted_at),
    kept as (
      insert into record_history (city_id, record_id, revision, state, content, changed_by, changed_at)
      select city_id, id, revision, state, content, author_id, submitted_at from record)
    ${insertAudit(context, caller.cityId, [entry])}`
  await unawaited(statement).execute(tx)
}
