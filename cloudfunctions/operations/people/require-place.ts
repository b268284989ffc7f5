import { sql } from 'kysely'
import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'

interface Place {
  readonly branchId: string
  readonly groupId: string | null
}

/** A branch that stands, and a group of it; neither can be dissolved before the transaction ends. @throws AppError `not-found`, `conflict` */
export async function requirePlace(
  tx: CityTransaction,
  cityId: string,
  branchId: string,
  groupId: string | null,
): Promise<void> {
  await requirePlaces(tx, cityId, [{ branchId, groupId }])
}

/** The same for many places in one statement. */
export async function requirePlaces(tx: CityTransaction, cityId: string, places: readonly Place[]): Promise<void> {
  const ids = new Set(places.flatMap(({ branchId, groupId }) => (groupId === null ? [branchId] : [branchId, groupId])))
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'kind', 'parent_id', 'dissolved_on'])
    .where('city_id', '=', cityId)
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  for (const { branchId, groupId } of places) {
    const branch = found.get(branchId)
    if (!branch) throw notFound()
    if (branch.kind !== 'branch' || branch.dissolved_on !== null)
      throw new AppError('conflict', '党员只能编入现有的党支部')
    if (groupId === null) continue
    const group = found.get(groupId)
    if (!group) throw notFound()
    if (group.kind !== 'group' || group.parent_id !== branchId || group.dissolved_on !== null) {
      throw new AppError('conflict', '党小组不在这个支部')
    }
  }
}
