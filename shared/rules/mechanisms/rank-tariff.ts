import type { RankTariffClause } from '../schema/clauses/rank-tariff'
import { compileLevels } from './level-counts'
import type { Mechanism } from './mechanism'

/** 分等扣分: points for each case by its kind or rank; one matter counts once, at the heaviest. */
export const rankTariff: Mechanism<RankTariffClause> = {
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
