import { AppError } from '../../shared/values/app-error'
import type { OperationContext } from '../operations/context'
import { createTick } from '../tick/create-tick'
import { makeDocuments } from './make-documents'

const EVERY_MILLIS = 60_000
/** After so long a run begins nothing new, so that the next one finds it ended. */
const LIMIT_MILLIS = 50_000

/**
 * Does what the timers do in the cloud: a run each minute of the machine's time, by the city's clock, and the documents
 * that it or somebody else asked for. There is no WeChat here, so that messages stay in the outbox, where staff see them.
 * @returns stops it, when a run under way has ended
 */
export function tickEachMinute(context: OperationContext, say: (line: string) => void): () => Promise<void> {
  const tick = createTick({
    ...context,
    sender: null,
    limitMilliseconds: LIMIT_MILLIS,
    elapsed: () => performance.now(),
    log: ({ state, job, detail }) => {
      if (state === 'failed') say(`定时任务 ${job} 没有办成：${detail}`)
    },
  })
  let running: Promise<unknown> | undefined
  const run = () => {
    running ??= tick
      .runTick()
      .then(() => makeDocuments(context))
      .catch((error: unknown) => say(`定时任务出错：${error instanceof AppError ? error.message : String(error)}`))
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(run, EVERY_MILLIS)
  return async () => {
    clearInterval(timer)
    await running
  }
}
