import type { ErrorCode } from './error-codes'

/** An expected failure, with a code from the one list and a Chinese sentence for the person who caused it. */
export class AppError extends Error {
  override readonly name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
