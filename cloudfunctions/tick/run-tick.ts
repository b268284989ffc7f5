import { sealAudit } from '../operations/audit/seal-audit'
import type { OperationContext } from '../operations/context'
import { asOwner } from '../store/as-owner'

export interface TickResult {
  readonly cities: number
  /** rows of audit logs sealed */
  readonly sealed: number
}

/** What is due now, city by city. */
export async function runTick(context: OperationContext): Promise<TickResult> {
  const cities = await asOwner(context.database, 'list-cities', (tx) =>
    tx.selectFrom('cities').select('city_id').orderBy('city_id').execute(),
  )
  let sealed = 0
  for (const { city_id: cityId } of cities) {
    for (let seal = await sealAudit(context, cityId); seal; seal = await sealAudit(context, cityId)) sealed += seal.rows
  }
  return { cities: cities.length, sealed }
}
