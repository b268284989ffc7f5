import { callerErrors, type ErrorAnswer, sharedErrors } from '../../shared/contract/api-error'
import type { Endpoint } from '../../shared/contract/endpoint'
import { AppError } from '../../shared/values/app-error'
import { type ErrorCode, errorCodes } from '../../shared/values/error-codes'
import { RefusedWithIssues } from '../operations/refused-with-issues'
import { faultOf } from './fault-of'
import type { Fault } from './log'

/** An error as it is answered and as it is logged. */
export interface Refusal {
  readonly status: (typeof errorCodes)[ErrorCode]['status']
  readonly answer: ErrorAnswer
  readonly undeclared: boolean
  readonly fault?: Fault
}

/** The one place where errors become answers. What is not an `AppError` is ours, and is not quoted. */
export function refusalOf(error: unknown, requestId: string, endpoint: Endpoint | undefined): Refusal {
  if (!(error instanceof AppError)) {
    const message = `服务器出了问题，请稍后再试；若仍不行，请把编号 ${requestId} 报给管理员`
    return { status: 500, answer: { code: 'internal', message }, undeclared: false, fault: faultOf(error) }
  }
  const { code, message } = error
  const issues = error instanceof RefusedWithIssues && error.issues.length > 0 ? { issues: [...error.issues] } : {}
  const undeclared = endpoint !== undefined && !codesOf(endpoint).includes(code)
  return { status: errorCodes[code].status, answer: { code, message, ...issues }, undeclared }
}

/** Every code an endpoint may answer with: its own, those of any endpoint, those of any that knows its caller. */
export function codesOf({ errors, who }: Endpoint): ErrorCode[] {
  return [...new Set([...errors, ...(who === 'anyone' ? [] : callerErrors), ...sharedErrors])]
}
