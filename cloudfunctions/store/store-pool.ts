import { AsyncLocalStorage } from 'node:async_hooks'
import { Pool, type PoolClient, type PoolConfig } from 'pg'
import { AppError } from '../../shared/values/app-error'
import { columnValues } from './column-values'

type Connected = Parameters<Pool['connect']>[0]

/** How pg-pool words it when nobody gave a connection back in time; it has no code. */
const WAITED_IN_VAIN = 'timeout exceeded when trying to connect'

/**
 * A pool whose connections speak of civil dates in Asia/Shanghai and write dates as ISO, wherever the server
 * runs, and that refuses to be used from inside a transaction it is holding: on the embedded database, which
 * has one connection, that would wait for itself; on PostgreSQL it would escape the transaction.
 */
export class StorePool extends Pool {
  readonly #held = new AsyncLocalStorage<{ open: boolean }>()

  constructor(config: PoolConfig) {
    super({
      ...config,
      types: columnValues,
      // A connection to the embedded database is new while its session is old: what was prepared there is forgotten.
      onConnect: (client) =>
        client.query(`set timezone to 'Asia/Shanghai'; set datestyle to 'ISO, YMD'; deallocate all`),
    })
    // An idle connection that breaks leaves the pool by itself; the next query opens another or says why not.
    this.on('error', () => undefined)
  }

  /** Runs the work of an open transaction; until it has ended, the pool refuses whatever is called from it. */
  async whileHeld<Result>(work: () => Promise<Result>): Promise<Result> {
    const state = { open: true }
    try {
      return await this.#held.run(state, work)
    } finally {
      state.open = false
    }
  }

  override connect(): Promise<PoolClient>
  override connect(connected: Connected): void
  override connect(connected?: Connected): Promise<PoolClient> | undefined {
    const promise = this.#held.getStore()?.open ? Promise.reject(usedInside()) : super.connect().catch(plainly)
    if (connected === undefined) return promise
    promise.then(
      (client) => connected(undefined, client, (release) => client.release(release)),
      (error: Error) => connected(error, undefined, () => undefined),
    )
    return undefined
  }
}

function usedInside(): Error {
  return new Error('The database was used from inside an open transaction: use the transaction that was handed in')
}

function plainly(error: unknown): never {
  if (error instanceof Error && error.message === WAITED_IN_VAIN) {
    throw new AppError('busy', '系统正忙，这次操作没有执行，请稍候再试。', { cause: error })
  }
  throw error
}
