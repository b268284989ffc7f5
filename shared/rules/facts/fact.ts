import * as z from 'zod'
import { civilDateText } from '../schema/civil-date-text'

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One entry of a case: what was established on one clause, or what records measured. */
export const factEntry = z
  .strictObject({
    clause: z.string().optional(),
    measure: z.string().optional(),
    /** the fact in words, for the reader */
    say: z.string().optional(),
    /** the kind of fact, for the reader; checked against the clause */
    kind: z.string().optional(),
    /** how many: cases, things missing, people, honours of one level */
    quantity: scalar.optional(),
    /** how many were held or done, for clauses that count what is missing */
    done: scalar.optional(),
    /** yes or no, the assessor's figure, hours, a measured value, or two means */
    value: z.union([scalar, z.record(z.string(), scalar)]).optional(),
    level: scalar.optional(),
    /** who gave the honour; its level follows from the ruleset's table */
    giver: z.string().optional(),
    /** names the matter, so that one matter counts once */
    matter: z.string().min(1).optional(),
    /** the day it happened or the document is dated */
    date: civilDateText.optional(),
    /** the day it was due, and the day it was done (null: not yet) */
    due: civilDateText.optional(),
    held: z.union([civilDateText, z.null()]).optional(),
    /** number of the document that proves it */
    document: z.string().optional(),
    /** why the assessor judged so */
    reason: z.string().optional(),
    /** false: the clause does not apply to this subject */
    applies: z.boolean().optional(),
  })
  .refine((entry) => (entry.clause === undefined) !== (entry.measure === undefined), {
    message: '每条事实写 clause 或 measure 其中之一',
  })

export type Fact = z.output<typeof factEntry>
export type FactField = 'quantity' | 'done' | 'value' | 'level' | 'giver' | 'matter' | 'due' | 'held'
