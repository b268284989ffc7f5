import { v7 } from 'uuid'
import { type Id, parseId } from '../../shared/values/ids'

/** A fresh UUID that sorts by the time it was made. @param now milliseconds since 1970-01-01T00:00Z */
export function newId(now: number): Id {
  return parseId(v7({ msecs: now }))
}
