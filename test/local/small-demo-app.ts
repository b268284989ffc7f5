import type { Hono } from 'hono'
import { createLocalApp } from '../../cloudfunctions/local/create-local-app'
import { demoAccounts } from '../../cloudfunctions/local/demo-city/demo-accounts'
import { makeDocuments } from '../../cloudfunctions/local/make-documents'
import { createTick } from '../../cloudfunctions/tick/create-tick'
import { machineNow, openFoundedDemo } from './founded-demo'
import { openSmallDemo } from './small-demo'

export interface SmallDemoApp {
  readonly app: Hono
  /** what the timers do each minute, at once. @throws Error when a job failed */
  tick(): Promise<void>
  close(): Promise<void>
}

/** The small demo city with everything that `npm start` serves, in memory. @param pages the built phone interface, if any */
export async function openSmallDemoApp(pages: string | null): Promise<SmallDemoApp> {
  const database = await openFoundedDemo()
  const context = await openSmallDemo(database, machineNow)
  const log = () => undefined
  const tick = createTick({ ...context, sender: null, limitMilliseconds: 60_000, elapsed: () => 0, log })
  return {
    app: createLocalApp(context, await demoAccounts(context), pages),
    async tick() {
      for (const { job, state, detail } of await tick.runTick()) {
        if (state === 'failed') throw new Error(`${job}: ${detail}`)
      }
      await makeDocuments(context)
    },
    close: () => database.close(),
  }
}
