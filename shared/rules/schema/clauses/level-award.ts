import * as z from 'zod'
import { amount } from '../amount'
import { clauseBase } from '../clause-base'

/** 分级加分 as it is written in a ruleset file. */
export const levelAwardClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('level-award'),
  unit: z.string().min(1),
  /** level → points each, highest first */
  award: z.record(z.string(), amount),
  /** 可累加: every entry counts, also a second one of the same matter */
  adds_up: z.boolean().default(false),
})

export type LevelAwardClause = z.output<typeof levelAwardClause>
