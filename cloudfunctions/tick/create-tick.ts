import { AppError } from '../../shared/values/app-error'
import { civilDateAt } from '../../shared/values/civil-date'
import { type JobEnd, leaseJob, settleJob } from '../operations/jobs/lease-job'
import { noteFailedStep, settleSteps } from '../operations/jobs/note-steps'
import { asOwner } from '../store/as-owner'
import type { CityWork, Job, Step, TickContext, TickLine } from './job'
import { closeMonth } from './jobs/close-month'
import { draftNotices } from './jobs/draft-notices'
import { remindMembers } from './jobs/remind-members'
import { retireTokens } from './jobs/retire-tokens'
import { verifyEverybody } from './jobs/verify-everybody'
import { drainOutbox } from './steps/drain-outbox'
import { printSigned } from './steps/print-signed'
import { sealLog } from './steps/seal-log'

/** In this order: a month is closed before its notices are drafted. */
const jobs: readonly Job[] = [closeMonth, draftNotices, remindMembers, verifyEverybody, retireTokens]

/** After the jobs; the log is sealed last, with what printing wrote, so that a second tick finds nothing to seal. */
const steps: readonly Step[] = [drainOutbox, sealLog, printSigned, sealLog]

/** How often another city comes first. */
const TURN_MILLISECONDS = 60_000

export interface Tick {
  /**
   * Does everything that is due at an instant in every city, until its time is up. Twice at once each thing is done
   * once; again at the same instant nothing is done.
   * @param now milliseconds since 1970-01-01T00:00Z; the context's clock when left out
   * @returns what was done, in order; empty for nothing
   */
  runTick(now?: number): Promise<TickLine[]>
}

/** The timer function: one trigger, which does what is due. */
export function createTick(context: TickContext): Tick {
  return {
    async runTick(now = context.now()) {
      const began = context.elapsed()
      const isTimeUp = () => context.elapsed() - began >= context.limitMilliseconds
      const fixed = { ...context, now: () => now }
      const lines: TickLine[] = []
      const tell = (line: TickLine) => {
        lines.push(line)
        context.log(line)
      }
      for (const cityId of inTurn(await cityIds(context), now)) {
        if (isTimeUp()) break
        const work = { context: fixed, cityId, today: civilDateAt(now), sender: context.sender, isTimeUp }
        for (const job of jobs) await runJob(work, job, tell)
        await runSteps(work, tell)
      }
      return lines
    },
  }
}

async function cityIds({ database }: TickContext): Promise<string[]> {
  const rows = await asOwner(database, 'list-cities', (tx) =>
    tx.selectFrom('cities').select('city_id').orderBy('city_id').execute(),
  )
  return rows.map(({ city_id: id }) => id)
}

/** A tick that has no time for all cities begins with another one than the tick before it. */
function inTurn(cities: readonly string[], now: number): readonly string[] {
  const first = Math.floor(now / TURN_MILLISECONDS) % Math.max(1, cities.length)
  return [...cities.slice(first), ...cities.slice(0, first)]
}

async function runJob(work: CityWork, job: Job, tell: (line: TickLine) => void): Promise<void> {
  for (const occasion of job.occasions(work.today)) {
    if (work.isTimeUp()) return
    const id = `${job.name}.${occasion}`
    const leased = await leaseJob(work.context, work.cityId, { id, name: job.name })
    if (leased === null) continue
    const end = await job.run(work, occasion, leased.progress).catch(failure)
    await settleJob(work.context, work.cityId, leased, end)
    tell({ city: work.cityId, job: id, state: end.state, detail: detailOf(end) })
  }
}

/** Steps have no job of their own; one that fails is told to staff as a job until it goes through. */
async function runSteps(work: CityWork, tell: (line: TickLine) => void): Promise<void> {
  const names = new Set<string>()
  for (const step of steps) {
    if (work.isTimeUp()) break
    const error = await runStep(work, step, tell)
    if (error === null) {
      names.add(step.name)
      continue
    }
    names.delete(step.name)
    await noteFailedStep(work.context, work.cityId, { name: step.name, today: work.today, error })
  }
  if (names.size > 0) await settleSteps(work.context, work.cityId, [...names])
}

/** @returns why it failed, in a sentence; null when it went through */
async function runStep(work: CityWork, step: Step, tell: (line: TickLine) => void): Promise<string | null> {
  try {
    const done = await step.run(work)
    if (done !== null) tell({ city: work.cityId, job: step.name, state: 'done', detail: done })
    return null
  } catch (error) {
    const detail = detailOf(failure(error))
    tell({ city: work.cityId, job: step.name, state: 'failed', detail })
    return detail
  }
}

/** One job that fails keeps no other from being done. Only our own sentences are told; others may hold data. */
function failure(error: unknown): JobEnd {
  if (error instanceof AppError) return { state: 'failed', error: error.message }
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return { state: 'failed', error: `程序出错（${kind}${code}），请报告管理员` }
}

function detailOf(end: JobEnd): string {
  if (end.state === 'done') return end.outcome
  if (end.state === 'failed') return end.error
  return end.state === 'waiting' ? new Date(end.until).toISOString() : ''
}
