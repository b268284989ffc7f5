import * as z from 'zod'
import { clauseBase } from '../clause-base'

const bound = z.number().int().min(1).max(1000)

/** 提请核查 as it is written in a ruleset file. */
export const reviewMarkClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('review-mark'),
  unit: z.string().min(1),
  when: z.union([
    /** pro rata by full months of membership */
    z.strictObject({ fewer_than: bound }),
    z.strictObject({ at_least: bound }),
  ]),
})

export type ReviewMarkClause = z.output<typeof reviewMarkClause>
