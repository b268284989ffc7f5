import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'

type Clock = Pick<OperationContext, 'database' | 'now'>

/**
 * Tells staff of a step of the timer that failed: it stands among the jobs, once a day, with the latest reason and how
 * often it was tried.
 */
export async function noteFailedStep(
  context: Clock,
  cityId: string,
  step: { readonly name: string; readonly today: CivilDate; readonly error: string },
): Promise<void> {
  const at = new Date(context.now())
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    sql`
      insert into jobs (city_id, id, name, made_at, due_at, attempts, last_error)
      values (${cityId}, ${`${step.name}.${step.today}`}, ${step.name}, ${at}, ${at}, 1, ${step.error})
      on conflict (city_id, id) do update set attempts = jobs.attempts + 1, last_error = excluded.last_error,
        done_at = null, outcome = null`.execute(tx),
  )
}

/** Closes what was told of steps that have gone through since. */
export async function settleSteps(context: Clock, cityId: string, names: readonly string[]): Promise<void> {
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .updateTable('jobs')
      .set({ done_at: new Date(context.now()), last_error: null, outcome: '再试已办成' })
      .where('city_id', '=', cityId)
      .where('name', 'in', [...names])
      .where('done_at', 'is', null)
      .execute(),
  )
}
