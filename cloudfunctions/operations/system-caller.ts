import type { Caller } from '../store/in-transaction'

/** What the program does by itself: the timer. Its name stands in the audit log where a person's id would. */
export const TICK = 'system:tick'

/** The caller of the timer's transactions in one city: row-level security sees a caller that is no person. */
export function tickCaller(cityId: string): Caller {
  return { cityId, personId: TICK }
}
