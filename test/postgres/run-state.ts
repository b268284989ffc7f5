import type { Server } from './start-server'

/** Set before the run: no PostgreSQL is started and tests that need one are skipped. */
export const SKIP = 'PIONEER_SKIP_POSTGRES'
/** Set before the run: `package` takes the npm package even where local binaries exist. */
export const SOURCE = 'PIONEER_POSTGRES_SOURCE'
/** Set by the run for its test files: where to create databases, what that is, and the image of an empty PGlite. */
export const ADDRESS = 'PIONEER_TEST_POSTGRES_URL'
export const DESCRIPTION = 'PIONEER_TEST_POSTGRES_DESCRIPTION'
export const IMAGE = 'PIONEER_TEST_PGLITE_IMAGE'

interface RunState {
  server?: Server
}

const holder = globalThis as typeof globalThis & { pioneerTestRun?: RunState }

/** Shared between the set-up and the tear-down of one run, which jest loads apart from each other. */
export function runState(): RunState {
  holder.pioneerTestRun ??= {}
  return holder.pioneerTestRun
}

export const isSkipped = (): boolean => (process.env[SKIP] ?? '') !== '' && process.env[SKIP] !== '0'
