import pino, { type DestinationStream } from 'pino'
import type { ErrorCode } from '../../shared/values/error-codes'

/** What is known of an unexpected error without quoting it: its message may hold SQL or a person's name. */
export interface Fault {
  readonly kind: string
  /** the five characters PostgreSQL gives */
  readonly sqlState?: string
  readonly constraint?: string
  /** where it was thrown: the file's own name and the line */
  readonly file?: string
  readonly line?: number
  /** fields of an answer that did not fit its schema */
  readonly fields?: readonly string[]
}

/** One answered request: ids and codes only. */
export interface LogEntry {
  readonly requestId: string
  readonly endpoint: string | null
  readonly status: number
  readonly milliseconds: number
  readonly code?: ErrorCode
  /** the operation refused with a code that its endpoint does not declare */
  readonly undeclared?: true
  readonly cityId?: string
  readonly personId?: string
  readonly sessionId?: string
  readonly fault?: Fault
}

export type Log = (entry: LogEntry) => void

const FIELDS = [
  'requestId',
  'endpoint',
  'status',
  'milliseconds',
  'code',
  'undeclared',
  'cityId',
  'personId',
  'sessionId',
  'fault',
] as const satisfies readonly (keyof LogEntry)[]
const FAULT_FIELDS = [
  'kind',
  'sqlState',
  'constraint',
  'file',
  'line',
  'fields',
] as const satisfies readonly (keyof Fault)[]

/** A log of JSON lines. Only the fields named here are written, whatever else an entry carries. */
export function createLog(destination: DestinationStream = pino.destination(1)): Log {
  const logger = pino({ base: null, formatters: { level: (label) => ({ level: label }) } }, destination)
  return (entry) => {
    const { fault, ...rest } = pick(entry, FIELDS)
    const line = fault === undefined ? rest : { ...rest, fault: pick(fault, FAULT_FIELDS) }
    if (entry.status >= 500) logger.error(line, 'answered')
    else if (entry.undeclared) logger.warn(line, 'answered')
    else logger.info(line, 'answered')
  }
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {}
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key]
  return picked
}
