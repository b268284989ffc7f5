import { openAsBlob } from 'node:fs'
import type { Server } from './start-server'

/** Set before the run: no PostgreSQL is started and tests that need one are skipped. */
export const SKIP = 'PIONEER_SKIP_POSTGRES'
/** Set before the run: `package` takes the npm package even where local binaries exist. */
export const SOURCE = 'PIONEER_POSTGRES_SOURCE'
/** Set by the run for its test files: where to create databases, and what that is. */
export const ADDRESS = 'PIONEER_TEST_POSTGRES_URL'
export const DESCRIPTION = 'PIONEER_TEST_POSTGRES_DESCRIPTION'

/** What a test's database begins as: with nothing in it, or with every migration applied. */
export type Beginning = 'empty' | 'migrated'

/** Set by the run for its test files: the images of PGlite, and PostgreSQL's template databases, that tests begin from. */
export const IMAGES: Readonly<Record<Beginning, string>> = {
  empty: 'PIONEER_TEST_PGLITE_EMPTY',
  migrated: 'PIONEER_TEST_PGLITE_MIGRATED',
}
export const TEMPLATES: Readonly<Record<Beginning, string>> = {
  empty: 'PIONEER_TEST_POSTGRES_EMPTY',
  migrated: 'PIONEER_TEST_POSTGRES_MIGRATED',
}

/** Set by the run for its test files: every ruleset of the project, read and checked once, as a build packs them. */
export const RULESETS = { file: 'PIONEER_TEST_RULESETS', hash: 'PIONEER_TEST_RULESETS_HASH' } as const

/** Set by the run for its test files: a folder for what is made once a run. */
export const RUN_FOLDER = 'PIONEER_TEST_RUN_FOLDER'

interface RunState {
  /** the set-up, which the projects of one run share */
  prepared?: Promise<unknown>
  server?: Server
  /** takes the run's template away from a server that is not the run's own */
  dropTemplate?: () => Promise<void>
}

const holder = globalThis as typeof globalThis & { pioneerTestRun?: RunState }

/** Shared between the set-up and the tear-down of one run, which jest loads apart from each other. */
export function runState(): RunState {
  holder.pioneerTestRun ??= {}
  return holder.pioneerTestRun
}

export const isSkipped = (): boolean => (process.env[SKIP] ?? '') !== '' && process.env[SKIP] !== '0'

/** What the run prepared under a name. @throws Error outside the projects that prepare it */
export function prepared(variable: string): string {
  const value = process.env[variable]
  if (value === undefined) throw new Error('no database was prepared: is this test in the jest project with databases?')
  return value
}

/** The image of an embedded database, to open one from. */
export function imageOf(beginning: Beginning): Promise<Blob> {
  return openAsBlob(prepared(IMAGES[beginning]))
}
