import type { Action } from '../../../shared/access/actions'
import type { Caller } from '../../../shared/access/caller'
import { highestLevel } from '../../../shared/access/levels'
import { levelOver } from '../../../shared/access/may'
import type { Role } from '../../../shared/access/roles'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { grantsOf } from './reach'

/**
 * Lets nobody reach above themselves: whoever keeps people or roles somewhere does so up to the level of
 * their own role there.
 * @throws AppError `above-level`
 */
export async function requireLevel(
  tx: CityTransaction,
  caller: Caller,
  action: Action,
  organisationIds: readonly string[],
  roles: readonly Role[],
  today: CivilDate,
): Promise<void> {
  const own = levelOver(action, await grantsOf(tx, caller.cityId, caller.personId), organisationIds, today)
  if (highestLevel(roles) > own) throw new AppError('above-level', '所涉任职高于你的级别，请上级党组织办理')
}
