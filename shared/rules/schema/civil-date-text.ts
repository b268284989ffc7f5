import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { type CivilDate, parseCivilDate } from '../../values/civil-date'

/** A civil date in a YAML file, written YYYY-MM-DD. */
export const civilDateText = z.string().transform((written, context): CivilDate => {
  try {
    return parseCivilDate(written)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    context.addIssue({ code: 'custom', message: error.message })
    return z.NEVER
  }
})
