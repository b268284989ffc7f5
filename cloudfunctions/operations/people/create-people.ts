import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { MOST_PEOPLE } from '../../../shared/people/person'
import { canonicalName } from '../../../shared/people/person-name'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt, partsOf } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { addPeople, type NewPerson } from './add-people'
import { requirePlace } from './require-place'

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
  const people = entrants.map((entrant) => ({ ...entrant, id: context.newId(), membershipId: context.newId() }))
  return inTransaction(context.database, caller, async (tx) => {
    await requirePlaces(tx, caller, people, today)
    for (const [index, person] of people.entries()) checkDates(person, today, people.length > 1 ? index + 1 : null)
    await refuseTwins(tx, caller.cityId, people)
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
    const { year } = partsOf(today)
    const touched = people.map(({ id }) => ({ personId: id, year }))
    await rescoreAfterChange(context, tx, caller.cityId, touched, today)
    return people.map(({ id }) => ({ id, revision: 1 }))
  })
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

/** Every place once, however many go there. */
async function requirePlaces(
  tx: CityTransaction,
  caller: Caller,
  people: readonly Entrant[],
  today: CivilDate,
): Promise<void> {
  for (const branchId of new Set(people.map((person) => person.branchId))) {
    const organisationIds = await organisationsAbove(tx, caller.cityId, branchId)
    await requireAccess(tx, caller, 'people.keep', { personId: null, organisationIds }, today)
    const here = people.filter((person) => person.branchId === branchId)
    for (const groupId of new Set(here.map((person) => person.groupId))) {
      await requirePlace(tx, caller.cityId, branchId, groupId)
    }
  }
}

function checkDates({ joinedOn, from }: Entrant, today: CivilDate, number: number | null): void {
  const who = number === null ? '' : `第 ${number} 人：`
  if (joinedOn > today) throw new AppError('future-date', `${who}入党日期 ${joinedOn} 还没有到`)
  if (from > today) throw new AppError('future-date', `${who}编入支部的日期 ${from} 还没有到`)
  if (from < joinedOn) throw new AppError('out-of-range', `${who}编入支部的日期 ${from} 早于入党日期 ${joinedOn}`)
}
