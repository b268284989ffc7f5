import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'

/** A branch that stands, and a group of it; neither can be dissolved before the transaction ends. @throws AppError `not-found`, `conflict` */
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
    .orderBy('id')
    .forNoKeyUpdate()
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
