import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { addPerson, type NewPerson } from './add-person'

/** Enters a member in a branch of the caller's reach, from a day on; scores of the year begin at once. */
export async function createPerson(
  context: OperationContext,
  caller: Caller,
  input: Omit<NewPerson, 'id' | 'membershipId'>,
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  const id = context.newId()
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, input.branchId)
    await requireAccess(tx, caller, 'people.keep', { personId: null, organisationIds }, today)
    await requirePlace(tx, caller.cityId, input.branchId, input.groupId)
    checkDates(input.joinedOn, input.from, today)
    await addPerson(tx, caller.cityId, { ...input, id, membershipId: context.newId() })
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'create-person',
      objectKind: 'person',
      objectId: id,
      details: { branchId: input.branchId, class: input.class },
    })
    await rescoreAfterChange(context, tx, caller.cityId, [{ personId: id, year: Number(today.slice(0, 4)) }], today)
    return { id, revision: 1 }
  })
}

/** A branch that stands, and a group of it. @throws AppError `not-found`, `conflict` */
export async function requirePlace(
  tx: CityTransaction,
  cityId: string,
  branchId: string,
  groupId: string | null,
): Promise<void> {
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'kind', 'parent_id', 'dissolved_on'])
    .where('city_id', '=', cityId)
    .where('id', 'in', groupId === null ? [branchId] : [branchId, groupId])
    .execute()
  const branch = rows.find(({ id }) => id === branchId)
  if (!branch) throw notFound()
  if (branch.kind !== 'branch' || branch.dissolved_on !== null)
    throw new AppError('conflict', '党员只能编入现有的党支部')
  if (groupId === null) return
  const group = rows.find(({ id }) => id === groupId)
  if (!group) throw notFound()
  if (group.kind !== 'group' || group.parent_id !== branchId || group.dissolved_on !== null) {
    throw new AppError('conflict', '党小组不在这个支部')
  }
}

function checkDates(joinedOn: CivilDate, from: CivilDate, today: CivilDate): void {
  if (joinedOn > today) throw new AppError('future-date', `入党日期 ${joinedOn} 还没有到`)
  if (from > today) throw new AppError('future-date', `编入支部的日期 ${from} 还没有到`)
  if (from < joinedOn) throw new AppError('out-of-range', `编入支部的日期 ${from} 早于入党日期 ${joinedOn}`)
}
