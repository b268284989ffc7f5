import * as z from 'zod'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { compileLevels } from './level-counts'
import type { Mechanism } from './mechanism'

/** 分等扣分: points for each case by its kind or rank; one matter counts once, at the heaviest. */
export const rankTariffClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('rank-tariff'),
  unit: z.string().min(1),
  /** kind or rank → points each */
  loss: z.record(z.string(), amount),
})

export const rankTariff: Mechanism<z.output<typeof rankTariffClause>> = {
  name: 'rank-tariff',
  compile: ({ loss, unit, flags }, { labels }) =>
    compileLevels({
      points: loss,
      labels,
      givers: {},
      effect: 'loss',
      unit,
      flagsHighest: flags?.includes('highest-only') ?? false,
      addsUp: false,
    }),
}
