import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 按次扣分 as it is written in a ruleset file. */
export const perOccurrenceLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('per-occurrence-loss'),
  /** points for one case */
  loss: amount,
  /** counting word of the document: 项, 次, 例, 人 */
  unit: z.string().min(1),
  /** the ranks the clause speaks of; a case that concerns another rank is not taken */
  ranks: z.array(z.string()).min(1).optional(),
  /** causes that are charged elsewhere already, so that a case they brought to light does not count here */
  not_from: z.array(z.string()).min(1).optional(),
  /** the most the clause can take, where its own wording stops it */
  at_most_loss: amount.optional(),
})

export type PerOccurrenceLossClause = z.output<typeof perOccurrenceLossClause>
