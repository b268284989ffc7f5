import { sql } from 'kysely'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

/** Longer than a function may run: a lease that ran out means that its holder is gone. */
const LEASE_MILLISECONDS = 15 * 60_000
const FIRST_WAIT_MILLISECONDS = 60_000
const LONGEST_WAIT_MILLISECONDS = 6 * 3_600_000

export interface JobName {
  /** deterministic: names the job and its occasion, such as `draft-notices.2026-10` */
  readonly id: string
  readonly name: string
}

/** A job that the caller of `leaseJob` now does, and nobody else. */
export interface LeasedJob extends JobName {
  readonly attempts: number
  /** what the last run that was cut short left behind; empty at first */
  readonly progress: Readonly<Record<string, unknown>>
}

type Clock = Pick<OperationContext, 'database' | 'now'>

/**
 * Takes a job on, making it when it is due for the first time. Of any number of ticks at once one gets it.
 * @returns null when it is done, is being done, or is to wait
 */
export async function leaseJob(context: Clock, cityId: string, job: JobName): Promise<LeasedJob | null> {
  const now = new Date(context.now())
  const until = new Date(context.now() + LEASE_MILLISECONDS)
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    await sql`insert into jobs (city_id, id, name, made_at, due_at) values (${cityId}, ${job.id}, ${job.name}, ${now}, ${now})
      on conflict do nothing`.execute(tx)
    // Whoever comes second waits for the first one's commit, sees the lease and changes no row.
    const row = await tx
      .updateTable('jobs')
      .set(({ eb, ref }) => ({ leased_until: until, attempts: eb(ref('attempts'), '+', 1) }))
      .where('city_id', '=', cityId)
      .where('id', '=', job.id)
      .where('done_at', 'is', null)
      .where('due_at', '<=', now)
      .where(({ eb, or }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
      .returning(['attempts', 'progress'])
      .executeTakeFirst()
    return row ? { ...job, ...row } : null
  })
}

/** How a run of a job ended. */
export type JobEnd =
  /** done for good, with a sentence for staff */
  | { readonly state: 'done'; readonly outcome: string }
  /** out of time: to go on from here at the next tick */
  | { readonly state: 'cut-short'; readonly progress: Readonly<Record<string, unknown>> }
  /** not yet: to be asked again at an instant */
  | { readonly state: 'waiting'; readonly until: number }
  /** failed, told to staff, to be tried again with growing pauses */
  | { readonly state: 'failed'; readonly error: string }

/** Lets a job go as its run ended. */
export async function settleJob(context: Clock, cityId: string, job: LeasedJob, end: JobEnd): Promise<void> {
  const now = context.now()
  const pause = Math.min(FIRST_WAIT_MILLISECONDS * 2 ** Math.min(job.attempts, 12), LONGEST_WAIT_MILLISECONDS)
  const columns = {
    done: () => ({ done_at: new Date(now), last_error: null, outcome: end.state === 'done' ? end.outcome : null }),
    'cut-short': () => ({ progress: JSON.stringify(end.state === 'cut-short' ? end.progress : {}), last_error: null }),
    waiting: () => ({ due_at: new Date(end.state === 'waiting' ? end.until : now), last_error: null }),
    failed: () => ({ due_at: new Date(now + pause), last_error: end.state === 'failed' ? end.error : null }),
  }[end.state]()
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .updateTable('jobs')
      .set({ ...columns, leased_until: null })
      .where('city_id', '=', cityId)
      .where('id', '=', job.id)
      .execute(),
  )
}
