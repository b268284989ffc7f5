import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 缺报并按次扣分 as it is written in a ruleset file. */
export const reportAndFaultLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('report-and-fault-loss'),
  reports: z.strictObject({ required: z.number().int().min(1), loss: amount, unit: z.string().min(1) }),
  faults: z.strictObject({ loss: amount, unit: z.string().min(1) }),
})

export type ReportAndFaultLossClause = z.output<typeof reportAndFaultLossClause>
