import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 分等扣分 as it is written in a ruleset file. */
export const rankTariffClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('rank-tariff'),
  unit: z.string().min(1),
  /** kind or rank → points each */
  loss: z.record(z.string(), amount),
})

export type RankTariffClause = z.output<typeof rankTariffClause>
