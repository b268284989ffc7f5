import type { Caller } from '../../../shared/access/caller'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

/** Notes whose data somebody else looked at; a person's look at their own is not noted. */
export async function writeRead(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  caller: Caller,
  personIds: readonly string[],
  what: string,
): Promise<void> {
  const others = [...new Set(personIds)].filter((id) => id !== caller.personId)
  if (others.length === 0) return
  const at = new Date(context.now())
  await tx
    .insertInto('read_log')
    .values(
      others.map((personId) => ({
        city_id: caller.cityId,
        id: context.newId(),
        at,
        reader_id: caller.personId,
        person_id: personId,
        what,
      })),
    )
    .execute()
}
