import type { CityId, Id } from '../values/ids'

/** Who calls, as the verified token says; nothing else in a request names the caller. */
export interface Caller {
  readonly cityId: CityId
  readonly personId: Id
  readonly sessionId: Id
}
