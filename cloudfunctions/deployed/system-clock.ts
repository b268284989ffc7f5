/**
 * Milliseconds since 1970-01-01T00:00Z, as the system says: asked each time, because an instance that was put to sleep
 * between two requests wakes with its own count of time standing still. The one place that asks.
 */
export function systemClock(): number {
  return Date.now()
}
