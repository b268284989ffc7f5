import { setImmediate as turn } from 'node:timers/promises'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { SeedingContext } from './seeding-context'

/** What happened in the city, to be lived through in the order of time. */
export interface Diary {
  /** @param time HH:MM in Asia/Shanghai */
  add(day: CivilDate, time: string, event: () => Promise<void>): void
  /** Lives through everything, each at its instant. @param onMonth told YYYY-MM when a month begins */
  live(context: SeedingContext, onMonth: (month: string) => Promise<void>): Promise<void>
}

interface Entry {
  readonly at: number
  readonly event: () => Promise<void>
}

/** An empty diary. Events of one instant happen in the order in which they were written down; an event may write down later ones. */
export function openDiary(): Diary {
  const entries: Entry[] = []
  let lived = -1
  return {
    add(day, time, event) {
      const entry = { at: Date.parse(`${day}T${time}:00+08:00`), event }
      if (lived < 0) entries.push(entry)
      else entries.splice(placeOf(entry.at, entries, lived + 1), 0, entry)
    },
    async live(context, onMonth) {
      entries.sort((one, other) => one.at - other.at)
      let month = ''
      for (lived = 0; lived < entries.length; lived++) {
        const { at, event } = entries[lived] ?? { at: 0, event: () => Promise.resolve() }
        context.moveTo(at)
        const now = context.today().slice(0, 7)
        if (now !== month) await onMonth(now)
        month = now
        await event()
        // The embedded database answers at once: without a turn of the loop nobody would hear Ctrl+C.
        await turn()
      }
    },
  }
}

function placeOf(at: number, entries: readonly Entry[], from: number): number {
  const later = entries.findIndex((entry, index) => index >= from && entry.at > at)
  return later < 0 ? entries.length : later
}
