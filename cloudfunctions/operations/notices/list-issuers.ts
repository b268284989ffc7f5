import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

/** The organisations that issue a notice every month: the works committee for the city, and every organ committee. */
export async function listIssuers(context: Pick<OperationContext, 'database'>, cityId: string): Promise<string[]> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const rows = await tx
      .selectFrom('organisations')
      .select('id')
      .where('city_id', '=', cityId)
      .where('kind', 'in', ['works-committee', 'organ-committee'])
      .where('dissolved_on', 'is', null)
      .orderBy('id')
      .execute()
    return rows.map(({ id }) => id)
  })
}
