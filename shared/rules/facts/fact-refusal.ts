import { AppError } from '../../values/app-error'
import type { ErrorCode } from '../../values/error-codes'

/** A fact that a ruleset cannot take: which one, on which clause, and why. */
export class FactRefusal extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    /** the clause the fact named, or its measure */
    readonly clause: string,
    /** position of the fact in its row, from 0; undefined when no single fact is at fault */
    readonly fact?: number,
  ) {
    super(code, message)
  }
}
