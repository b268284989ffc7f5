import * as z from 'zod'
import { clauseBase } from '../clause-base'

const size = z.number().int().min(0).max(100_000)

/** 按人数定组织形式 as it is written in a ruleset file. */
export const sizeFormTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('size-form-task'),
  /** form → the numbers it is for, both included */
  forms: z.record(z.string(), z.strictObject({ from: size, to: size.optional() })),
})

export type SizeFormTaskClause = z.output<typeof sizeFormTaskClause>
