import { type Action, actions } from '../../../shared/access/actions'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { grantsOf } from './reach'

/** Whether a person is entitled to an action at all, their own data included; to whose is the operation's question. */
export async function mayCall(context: OperationContext, caller: Caller, action: Action): Promise<boolean> {
  if (actions[action].self) return true
  const grants = await inTransaction(context.database, caller, (tx) => grantsOf(tx, caller.cityId, caller.personId))
  return rootsOf(action, grants, civilDateAt(context.now())).length > 0
}
