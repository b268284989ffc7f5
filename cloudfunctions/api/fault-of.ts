import type { Fault } from './log'

const FRAME = /^\s+at .*?([\w.-]+\.[cm]?[jt]sx?):(\d+):\d+\)?$/m

/** What may be written down about an unexpected error: never its message, its stack or its parameters. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    kind: matching(error.name, /^[A-Za-z]{1,40}$/) ?? 'Error',
    ...given('sqlState', matching(code, /^[0-9A-Z]{5}$/)),
    ...given('constraint', matching(constraint, /^[a-z][a-z0-9_]{0,62}$/)),
    ...placeOf(error),
    ...(error instanceof AnswerMismatch ? { fields: error.fields } : {}),
  }
}

/** A handler returned what its endpoint does not describe: an unknown field, a wrong type. */
export class AnswerMismatch extends Error {
  override readonly name = 'AnswerMismatch'
  /** @param fields their paths, each with zod's code for what is wrong */
  constructor(readonly fields: readonly string[]) {
    super('the answer does not fit its schema')
  }
}

/** The first frame, found behind the message, which could imitate one. */
function placeOf({ stack = '', message }: Error): Pick<Fault, 'file' | 'line'> {
  const frame = FRAME.exec(stack.slice(stack.indexOf(message) + message.length))
  return frame?.[1] === undefined ? {} : { file: frame[1], line: Number(frame[2]) }
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

function given(key: 'sqlState' | 'constraint', value: string | undefined): Partial<Fault> {
  return value === undefined ? {} : { [key]: value }
}
