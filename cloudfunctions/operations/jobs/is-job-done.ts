import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

/** Whether a job has been done for good. */
export async function isJobDone(
  context: Pick<OperationContext, 'database'>,
  cityId: string,
  id: string,
): Promise<boolean> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const row = await tx
      .selectFrom('jobs')
      .select('done_at')
      .where('city_id', '=', cityId)
      .where('id', '=', id)
      .executeTakeFirst()
    return (row?.done_at ?? null) !== null
  })
}
