import type { CivilDate } from '../../shared/values/civil-date'
import type { OperationContext } from '../operations/context'
import type { JobEnd } from '../operations/jobs/lease-job'
import type { ReminderSender } from '../operations/messages/send-reminder'

/** What the timer is given: what operations need, the time it has, and WeChat where there is any. */
export interface TickContext extends OperationContext {
  /** null without credentials: messages then stay in the outbox, where staff see them */
  readonly sender: ReminderSender | null
  /** after so many milliseconds nothing new is begun; the next tick goes on */
  readonly limitMilliseconds: number
  /** milliseconds that went by since any fixed beginning */
  elapsed(): number
  /** one line a job: ids and codes, never names */
  log(line: TickLine): void
}

export interface TickLine {
  readonly city: string
  readonly job: string
  readonly state: JobEnd['state']
  readonly detail: string
}

/** One city's work at one instant: the clock stands still for the length of a tick. */
export interface CityWork {
  readonly context: OperationContext
  readonly cityId: string
  readonly today: CivilDate
  readonly sender: ReminderSender | null
  /** whether the tick should stop and leave the rest to the next */
  isTimeUp(): boolean
}

/** Something the timer does once an occasion: a month, a day. */
export interface Job {
  readonly name: string
  /** the occasions that are due or were missed lately; with the name they make the id: `draft-notices.2026-10` */
  occasions(today: CivilDate): readonly string[]
  /** Does it, or goes on where it was cut short. What it throws is told to staff and tried again. */
  run(work: CityWork, occasion: string, progress: Readonly<Record<string, unknown>>): Promise<JobEnd>
}

/** Something the timer does at every tick, as far as there is anything to do. */
export interface Step {
  readonly name: string
  /** @returns what was done, in a short sentence; null for nothing */
  run(work: CityWork): Promise<string | null>
}
