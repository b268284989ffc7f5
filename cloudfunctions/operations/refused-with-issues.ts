import type { ErrorIssue } from '../../shared/contract/api-error'
import { AppError } from '../../shared/values/app-error'
import type { ErrorCode } from '../../shared/values/error-codes'

/** A refusal that names each thing to be mended first. */
export class RefusedWithIssues extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly issues: readonly ErrorIssue[],
  ) {
    super(code, message)
  }
}
