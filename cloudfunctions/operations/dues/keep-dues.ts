import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { checkDuesEntry, type DuesEntry } from '../../../shared/records/dues-entry'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { firstDayOf, lastDayOf } from '../../../shared/values/year-month'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccessIn } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { requireBranchMembers } from '../people/require-branch-members'
import { rescoreAfterChange } from '../scoring/rescore-after-change'

interface DuesList {
  readonly branchId: string
  readonly entries: readonly DuesEntry[]
}

interface DuesKept {
  readonly entries: Pick<DuesEntry, 'personId' | 'month' | 'revision'>[]
}

/** Writes down who paid which month and who had to be reminded: all of the list, or nothing of it. */
export async function keepDues(context: OperationContext, caller: Caller, input: DuesList): Promise<DuesKept> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    await requireAccessIn(tx, caller, 'dues.keep', input.branchId, today)
    await checkEntries(tx, caller, input, today)
    await store(tx, caller.cityId, input.entries)
    await writeAudit(
      context,
      tx,
      caller.cityId,
      ...input.entries.map(({ personId, month, revision, paidOn, remindedOn }) => ({
        actor: caller.personId,
        action: 'keep-dues',
        objectKind: 'dues',
        objectId: personId,
        details: { month, revision: revision + 1, paidOn, remindedOn },
      })),
    )
    const touched = input.entries.map(({ personId, month }) => ({ personId, year: partsOf(firstDayOf(month)).year }))
    await rescoreAfterChange(context, tx, caller.cityId, touched, today)
    return {
      entries: input.entries.map(({ personId, month, revision }) => ({ personId, month, revision: revision + 1 })),
    }
  })
}

async function checkEntries(
  tx: CityTransaction,
  caller: Caller,
  { branchId, entries }: DuesList,
  today: CivilDate,
): Promise<void> {
  if (entries.some(({ personId }) => personId === caller.personId)) {
    throw new AppError('own-record', '自己的党费由副书记或上级党组织登记')
  }
  if (new Set(entries.map(({ personId, month }) => `${personId} ${month}`)).size < entries.length) {
    throw new AppError('too-many', '同一个人的同一个月写了两次')
  }
  const stays = entries.map(({ personId, month }) => ({ personId, from: firstDayOf(month), to: lastDayOf(month) }))
  const joined = await requireBranchMembers(tx, caller.cityId, branchId, stays)
  for (const entry of entries) checkDuesEntry(entry, joined.get(entry.personId) ?? today, today)
}

/** @throws AppError `revision-conflict` when any month is not as its keeper saw it */
async function store(tx: CityTransaction, cityId: string, entries: readonly DuesEntry[]): Promise<void> {
  const { rows } = await sql`
    with entry as (
      select * from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as entry(
        "personId" uuid, month text, "paidOn" date, "remindedOn" date, revision integer))
    insert into dues (city_id, person_id, month, paid_on, reminded_on, revision)
    select ${cityId}, "personId", month, "paidOn", "remindedOn", revision + 1 from entry
    where revision = 0 or exists (
      select from dues where city_id = ${cityId} and person_id = entry."personId" and month = entry.month)
    order by "personId", month
    on conflict (city_id, person_id, month) do update set
      paid_on = excluded.paid_on, reminded_on = excluded.reminded_on, revision = excluded.revision
    where dues.revision = excluded.revision - 1
    returning 1`.execute(tx)
  if (rows.length < entries.length) throw new AppError('revision-conflict', '党费登记已有改动，请看过最新内容再操作')
}
