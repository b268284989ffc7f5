import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import type { Id } from '../../../shared/values/ids'
import type { OperationContext } from '../context'
import { createPeople, type Entrant } from './create-people'

/** Enters one member in a branch of the caller's reach, from a day on. */
export async function createPerson(
  context: OperationContext,
  caller: Caller,
  input: Entrant,
): Promise<{ id: Id; revision: number }> {
  const [created] = await createPeople(context, caller, [input])
  if (!created) throw new AppError('internal', '没有编入')
  return created
}
