import * as z from 'zod'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import { compileLevels } from './level-counts'
import type { Mechanism } from './mechanism'

/** 分级加分: points for each honour by the level of its giver; one matter counts once, at the highest. */
export const levelAwardClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('level-award'),
  unit: z.string().min(1),
  /** level → points each, highest first */
  award: z.record(z.string(), amount),
  /** 可累加: every entry counts, also a second one of the same matter */
  adds_up: z.boolean().default(false),
})

export const levelAward: Mechanism<z.output<typeof levelAwardClause>> = {
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
