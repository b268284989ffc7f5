import type { ReminderSender } from '../../cloudfunctions/operations/messages/send-reminder'
import { createTick, type Tick } from '../../cloudfunctions/tick/create-tick'
import type { TestContext } from '../city/open-context'

interface Given {
  readonly sender?: ReminderSender | null
  /** how many milliseconds go by each time the tick looks at the clock */
  readonly millisecondsALook?: number
  readonly limitMilliseconds?: number
}

/** A tick over a test's city whose time passes only when it looks at the clock. */
export function openTick(context: TestContext, given: Given = {}): Tick {
  let elapsed = 0
  return createTick({
    ...context,
    sender: given.sender ?? null,
    limitMilliseconds: given.limitMilliseconds ?? 1000,
    elapsed: () => {
      elapsed += given.millisecondsALook ?? 0
      return elapsed
    },
    log: () => undefined,
  })
}

/** Runs ticks of one instant until nothing is left to do. */
export async function tickAll(tick: Tick, now?: number): Promise<void> {
  while ((await tick.runTick(now)).length > 0);
}
