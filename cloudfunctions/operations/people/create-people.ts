import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { MOST_PEOPLE } from '../../../shared/people/person'
import { canonicalName } from '../../../shared/people/person-name'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccessAt } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import { addPeople, type NewPerson } from './add-people'
import { requirePlaces } from './require-place'

/** How many people one statement takes: enough to be set-based, few enough to keep its memory small. */
const BATCH = 1000

export type Entrant = Omit<NewPerson, 'id' | 'membershipId'>

/**
 * Enters members in branches of the caller's reach: all of them or, when one cannot be entered, none. Scores of
 * the year begin at once.
 * @returns their ids, in the order given
 * @throws AppError naming which of them, counted from 1, when there are several
 */
export async function createPeople(
  context: OperationContext,
  caller: Caller,
  entrants: readonly Entrant[],
): Promise<{ id: Id; revision: number }[]> {
  const today = civilDateAt(context.now())
  if (entrants.length === 0) return []
  if (entrants.length > MOST_PEOPLE) throw new AppError('too-many', `一次至多编入 ${MOST_PEOPLE} 人`)
  return inTransaction(context.database, caller, (tx) => enterPeople(context, tx, caller, entrants, today))
}

/** The same in a transaction that is under way, for any number of people. */
export async function enterPeople(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  entrants: readonly Entrant[],
  today: CivilDate,
): Promise<{ id: Id; revision: number }[]> {
  const people = entrants.map((entrant) => ({ ...entrant, id: context.newId(), membershipId: context.newId() }))
  const branchIds = people.map(({ branchId }) => branchId)
  await requireAccessAt(tx, caller, 'people.keep', branchIds, today)
  await requirePlaces(tx, caller.cityId, people)
  for (const [index, person] of people.entries()) checkDates(person, today, people.length > 1 ? index + 1 : null)
  await refuseTwins(tx, caller.cityId, people)
  for (let at = 0; at < people.length; at += BATCH) {
    await addBatch(context, tx, caller, people.slice(at, at + BATCH))
  }
  const entered = people.map(({ id, from }) => ({ personId: id, from }))
  await rescoreSince(context, tx, caller.cityId, { people: entered }, today)
  return people.map(({ id }) => ({ id, revision: 1 }))
}

/**
 * Nobody is entered twice, neither by a request that came twice nor by two people: same branch, name, days of birth
 * and joining. Two in one batch are two.
 * @throws AppError `conflict`
 */
async function refuseTwins(tx: CityTransaction, cityId: string, people: readonly Entrant[]): Promise<void> {
  const asked = people.map(({ name, joinedOn, birthMonth, branchId }) => ({
    name: canonicalName(name),
    joinedOn,
    birthMonth,
    branchId,
  }))
  const { rows } = await sql<{ twins: number }>`
    select count(*)::integer as twins
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(
      name text, "joinedOn" date, "birthMonth" text, "branchId" uuid)
    where exists (
      select from people join memberships member on member.city_id = people.city_id and member.person_id = people.id
      where people.city_id = ${cityId} and people.name = asked.name and people.joined_on = asked."joinedOn"
        and people.birth_month is not distinct from asked."birthMonth" and member.branch_id = asked."branchId"
        and member.until_date is null)`.execute(tx)
  const twins = rows[0]?.twins ?? 0
  if (twins > 0) throw new AppError('conflict', `有 ${twins} 人已在这个支部：姓名、入党日期和出生年月都相同`)
}

async function addBatch(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  people: readonly NewPerson[],
): Promise<void> {
  await addPeople(tx, caller.cityId, people)
  await writeAudit(
    context,
    tx,
    caller.cityId,
    ...people.map((person) => ({
      actor: caller.personId,
      action: 'create-person',
      objectKind: 'person',
      objectId: person.id,
      details: { branchId: person.branchId, class: person.class },
    })),
  )
}

function checkDates({ joinedOn, from }: Entrant, today: CivilDate, number: number | null): void {
  const who = number === null ? '' : `第 ${number} 人：`
  if (joinedOn > today) throw new AppError('future-date', `${who}入党日期 ${joinedOn} 还没有到`)
  if (from > today) throw new AppError('future-date', `${who}编入支部的日期 ${from} 还没有到`)
  if (from < joinedOn) throw new AppError('out-of-range', `${who}编入支部的日期 ${from} 早于入党日期 ${joinedOn}`)
}
