import { AppError } from '../shared/values/app-error'

/** The code with which an action is refused, or undefined when it goes through. */
export function codeOf(action: () => unknown): string | undefined {
  try {
    action()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return undefined
}
