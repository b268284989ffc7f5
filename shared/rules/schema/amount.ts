import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { type Points, parsePoints } from '../../values/points'

/** An amount of points in a ruleset: above zero, at most two decimals, read into hundredths. */
export const amount = amountFrom(1)

/** An amount that may be zero. */
export const amountOrZero = amountFrom(0)

function amountFrom(least: number) {
  return z.union([z.number(), z.string()]).transform((written, context): Points => {
    try {
      const points = parsePoints(written)
      if (points >= least) return points
      context.addIssue({ code: 'custom', message: least > 0 ? '分值必须大于零' : '分值不能为负' })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      context.addIssue({ code: 'custom', message: error.message })
    }
    return z.NEVER
  })
}
