import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'

/**
 * No two organisations below the same one share a name; the caller has locked the one above.
 * @param except the organisation that is being named
 * @throws AppError `conflict`
 */
export async function requireFreeName(
  tx: CityTransaction,
  cityId: string,
  parentId: string,
  name: string,
  except?: string,
): Promise<void> {
  const taken = await tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('parent_id', '=', parentId)
    .where('name', '=', name)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  if (taken) throw new AppError('conflict', '同一上级下已有这个名称的组织')
}
