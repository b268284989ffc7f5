/** The demo city's own clock starts here. */
export const DEMO_START = Date.parse('2026-11-20T09:00:00+08:00')

interface Past {
  /** when the city was founded, by the clock of the machine that founded it */
  readonly foundedAt: number
  /** the last instant that the city's log knows, by the city's clock */
  readonly last: number
}

/**
 * The city's clock: its fixed start and the time since the city was founded, also while nobody ran it. It never goes
 * back, even where the machine's clock was set back: then it goes on from the last instant the city knows.
 * @param realNow milliseconds since 1970-01-01T00:00Z by the machine's clock
 */
export function runDemoClock({ foundedAt, last }: Past, realNow: () => number): () => number {
  const opened = realNow()
  const begun = Math.max(DEMO_START + Math.floor(opened - foundedAt), DEMO_START, last + 1)
  let latest = begun
  return () => {
    latest = Math.max(latest, begun + Math.floor(realNow() - opened))
    return latest
  }
}
