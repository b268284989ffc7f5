import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { addDays, type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type Id, parseId } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, personAsTarget, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import { lockPerson } from './lock-person'
import { requirePlace } from './require-place'

interface Transfer {
  readonly personId: string
  readonly revision: number
  readonly branchId: string
  /** a group of that branch; the same branch with another group moves a member between groups */
  readonly groupId: string | null
  /** the first day there */
  readonly from: CivilDate
}

interface Transferred {
  readonly revision: number
  /** posts in the old branch or its groups that still run: people decide on them, the transfer does not */
  readonly postsLeft: Id[]
}

/**
 * Moves a member to another branch or group from a day on. The old membership ends the day before; records
 * keep the branch they happened in; both branches are scored anew. The caller must reach both.
 */
export async function transferMember(context: OperationContext, caller: Caller, input: Transfer): Promise<Transferred> {
  const today = civilDateAt(context.now())
  const revision = input.revision + 1
  return inTransaction(context.database, caller, async (tx) => {
    const target = await personAsTarget(tx, caller.cityId, input.personId, today)
    await requireAccess(tx, caller, 'people.keep', { ...target, personId: null }, today)
    const organisationIds = await organisationsAbove(tx, caller.cityId, input.branchId)
    await requireAccess(tx, caller, 'people.keep', { personId: null, organisationIds }, today)
    if (input.personId === caller.personId) throw new AppError('own-record', '自己的组织关系由他人转接')
    await lockPerson(tx, caller.cityId, input.personId, input.revision)
    await requirePlace(tx, caller.cityId, input.branchId, input.groupId)
    const left = await endMembership(tx, caller.cityId, input, today)
    await tx
      .insertInto('memberships')
      .values({
        city_id: caller.cityId,
        id: context.newId(),
        person_id: input.personId,
        branch_id: input.branchId,
        group_id: input.groupId,
        from_date: input.from,
        until_date: null,
      })
      .execute()
    await tx
      .updateTable('people')
      .set({ revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.personId)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'transfer-member',
      objectKind: 'person',
      objectId: input.personId,
      details: {
        fromBranchId: left.branch_id,
        fromGroupId: left.group_id,
        branchId: input.branchId,
        groupId: input.groupId,
        from: input.from,
        revision,
      },
    })
    const { from } = input
    const branches = { ids: [...new Set([left.branch_id, input.branchId])], from }
    await rescoreSince(context, tx, caller.cityId, { people: [{ personId: input.personId, from }], branches }, today)
    return { revision, postsLeft: await postsLeft(tx, caller.cityId, input, left.branch_id) }
  })
}

async function endMembership(
  tx: CityTransaction,
  cityId: string,
  { personId, branchId, groupId, from }: Transfer,
  today: CivilDate,
) {
  const current = await tx
    .selectFrom('memberships')
    .select(['id', 'branch_id', 'group_id', 'from_date'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('until_date', 'is', null)
    .executeTakeFirst()
  if (!current) throw notFound()
  if (current.branch_id === branchId && current.group_id === groupId) {
    throw new AppError('conflict', '这位党员已在这个支部和党小组')
  }
  if (from > today) throw new AppError('future-date', `转入日期 ${from} 还没有到`)
  if (from <= current.from_date) {
    throw new AppError('out-of-range', `转入日期要晚于编入原支部的日期 ${current.from_date}`)
  }
  await tx
    .updateTable('memberships')
    .set({ until_date: addDays(from, -1) })
    .where('city_id', '=', cityId)
    .where('id', '=', current.id)
    .execute()
  return current
}

async function postsLeft(
  tx: CityTransaction,
  cityId: string,
  { personId, branchId, groupId, from }: Transfer,
  oldBranchId: string,
): Promise<Id[]> {
  const rows = await tx
    .selectFrom('role_grants')
    .innerJoin('organisation_tree', (join) =>
      join
        .onRef('organisation_tree.city_id', '=', 'role_grants.city_id')
        .onRef('organisation_tree.descendant_id', '=', 'role_grants.organisation_id')
        .on('organisation_tree.ancestor_id', '=', oldBranchId),
    )
    .select(['role_grants.id', 'role_grants.organisation_id'])
    .where('role_grants.city_id', '=', cityId)
    .where('role_grants.person_id', '=', personId)
    .where(({ eb, or }) => or([eb('role_grants.until_date', 'is', null), eb('role_grants.until_date', '>=', from)]))
    .orderBy('role_grants.id')
    .execute()
  return rows.flatMap((row) =>
    row.organisation_id === branchId || row.organisation_id === groupId ? [] : [parseId(row.id)],
  )
}
