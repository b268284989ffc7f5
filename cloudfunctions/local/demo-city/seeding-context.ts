import { v7 } from 'uuid'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { parseId } from '../../../shared/values/ids'
import type { OperationContext } from '../../operations/context'
import type { Random } from './random'

/** What operations are given while a city's past is lived through: a clock that stands at the event, ids from the seed. */
export interface SeedingContext extends OperationContext {
  /** @param instant milliseconds since 1970-01-01T00:00Z */
  moveTo(instant: number): void
  today(): CivilDate
}

/** The same context with the past's clock and ids that follow from the seed and the order of events alone. */
export function createSeedingContext(context: Omit<OperationContext, 'now' | 'newId'>, random: Random): SeedingContext {
  let now = 0
  let given = 0
  return {
    ...context,
    now: () => now,
    today: () => civilDateAt(now),
    moveTo(instant) {
      now = instant
    },
    newId() {
      given += 1
      return parseId(v7({ msecs: now, seq: given, random: random.bytes(16) }))
    },
  }
}
