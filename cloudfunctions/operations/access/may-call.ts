import { type Action, actions } from '../../../shared/access/actions'
import { rootsOf } from '../../../shared/access/may'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import type { Caller } from './caller'
import { grantsOf } from './reach'

/** Whether an action is open to a caller at all, be it for themselves alone; to whose data is the operation's question. */
export async function mayCall(
  { database, now }: Pick<OperationContext, 'database' | 'now'>,
  caller: Caller,
  action: Action,
): Promise<boolean> {
  if (actions[action].self) return true
  const grants = await inTransaction(database, caller, (tx) => grantsOf(tx, caller.cityId, caller.personId))
  return rootsOf(action, grants, civilDateAt(now())).length > 0
}
