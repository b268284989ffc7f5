import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { PersonClass } from '../../../shared/people/person'
import { canonicalName } from '../../../shared/people/person-name'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt, partsOf } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { personAsTarget, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { lockPerson } from './lock-person'
import { nameSortKey } from './name-sort-key'

interface Change {
  readonly id: Id
  readonly revision: number
  readonly name?: string | undefined
  readonly sex?: 'male' | 'female' | null | undefined
  readonly birthMonth?: string | null | undefined
  readonly joinedOn?: CivilDate | undefined
  readonly joinedPrecision?: 'day' | 'month' | undefined
  /** the class from a day on; what was before that day stays as it was */
  readonly class?: { readonly class: PersonClass; readonly from: CivilDate } | undefined
}

/** Changes what is known of a member in the caller's reach; what is left out stays. */
export async function changePerson(
  context: OperationContext,
  caller: Caller,
  change: Change,
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  const revision = change.revision + 1
  return inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, change.id, today)
    await requireAccess(tx, caller, 'people.keep', { ...target, personId: null }, today)
    if (change.id === caller.personId) throw new AppError('own-record', '自己的资料由他人维护')
    const person = await lockPerson(tx, caller.cityId, change.id, change.revision)
    const joinedOn = change.joinedOn ?? person.joined_on
    if (change.joinedOn !== undefined && joinedOn !== person.joined_on) {
      await moveJoining(tx, caller.cityId, change.id, { was: person.joined_on, is: joinedOn, today })
    }
    if (change.class) await classFrom(tx, caller.cityId, change.id, change.class, { joinedOn, today })
    await tx
      .updateTable('people')
      .set({ ...columnsOf(change), joined_on: joinedOn, revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', change.id)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'change-person',
      objectKind: 'person',
      objectId: change.id,
      details: { changed: fieldsOf(change), class: change.class ?? null, revision },
    })
    if (change.joinedOn !== undefined || change.class) {
      const touched = [{ personId: change.id, year: partsOf(today).year }]
      await rescoreAfterChange(context, tx, caller.cityId, touched, today)
    }
    return { id: change.id, revision }
  })
}

function columnsOf({ name, sex, birthMonth, joinedPrecision }: Change) {
  const kept = name === undefined ? undefined : canonicalName(name)
  return {
    ...(kept === undefined ? {} : { name: kept, name_sort: nameSortKey(kept) }),
    ...(sex === undefined ? {} : { sex }),
    ...(birthMonth === undefined ? {} : { birth_month: birthMonth }),
    ...(joinedPrecision === undefined ? {} : { joined_precision: joinedPrecision }),
  }
}

/** Which fields, never what stood or stands in them: the log bears no names. */
function fieldsOf({ id: _, revision: __, ...fields }: Change): string[] {
  return Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]))
}

/** The first class and everything dated must still lie on or after the day of joining. */
async function moveJoining(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  { was, is, today }: { was: CivilDate; is: CivilDate; today: CivilDate },
): Promise<void> {
  if (is > today) throw new AppError('future-date', `入党日期 ${is} 还没有到`)
  const { rows } = await sql<{ earliest: CivilDate | null }>`
    select least(
      (select min(from_date) from memberships where city_id = ${cityId} and person_id = ${personId}),
      (select min(from_date) from role_grants where city_id = ${cityId} and person_id = ${personId}),
      (select min(from_date) from person_classes
        where city_id = ${cityId} and person_id = ${personId} and from_date > ${was}),
      (select min(happened_on) from records
        where city_id = ${cityId} and person_id = ${personId} and state not in ('withdrawn', 'reversed'))) as earliest`.execute(
    tx,
  )
  const earliest = rows[0]?.earliest ?? null
  if (earliest !== null && is > earliest) {
    throw new AppError('out-of-range', `入党日期 ${is} 晚于已有的登记 ${earliest}`)
  }
  await tx
    .updateTable('person_classes')
    .set({ from_date: is })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('from_date', '=', was)
    .execute()
}

async function classFrom(
  tx: CityTransaction,
  cityId: string,
  personId: string,
  { class: kind, from }: { class: PersonClass; from: CivilDate },
  { joinedOn, today }: { joinedOn: CivilDate; today: CivilDate },
): Promise<void> {
  if (from > today) throw new AppError('future-date', `类别的起日 ${from} 还没有到`)
  if (from < joinedOn) throw new AppError('out-of-range', `类别的起日 ${from} 早于入党日期 ${joinedOn}`)
  await tx
    .insertInto('person_classes')
    .values({ city_id: cityId, person_id: personId, from_date: from, class: kind })
    .onConflict((conflict) => conflict.columns(['city_id', 'person_id', 'from_date']).doUpdateSet({ class: kind }))
    .execute()
}
