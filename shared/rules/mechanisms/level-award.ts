import type { LevelAwardClause } from '../schema/clauses/level-award'
import { compileLevels } from './level-counts'
import type { Mechanism } from './mechanism'

/** 分级加分: points for each honour by the level of its giver; one matter counts once, at the highest. */
export const levelAward: Mechanism<LevelAwardClause> = {
  name: 'level-award',
  compile: ({ award, unit, flags, adds_up: addsUp }, { givers, labels }) =>
    compileLevels({
      points: award,
      labels,
      givers,
      effect: 'award',
      unit,
      flagsHighest: flags?.includes('highest-only') ?? false,
      addsUp,
    }),
}
