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
    value: z.union([scalar, z.array(scalar), z.record(z.string(), scalar)]).optional(),
    level: scalar.optional(),
    /** who gave the honour; its level follows from the ruleset's table */
    giver: z.string().optional(),
    /** names the matter, so that one matter counts once */
    matter: z.string().min(1).optional(),
    /** other words for the matter: an award's project, a case's event */
    project: z.string().min(1).optional(),
    event: z.string().min(1).optional(),
    /** the rank of the person a case concerns */
    rank: scalar.optional(),
    /** what brought the case to light, where that decides whether it counts */
    cause: z.string().optional(),
    /** the day it happened or the document is dated */
    date: civilDateText.optional(),
    /** the day it was due, and the day it was done (null: not yet) */
    due: civilDateText.optional(),
    held: z.union([civilDateText, z.null()]).optional(),
    /** the days between which something lasted (to null: it goes on) */
    from: civilDateText.optional(),
    to: z.union([civilDateText, z.null()]).optional(),
    /** the day of an election and of the next one (null: not yet) */
    elected: civilDateText.optional(),
    next: z.union([civilDateText, z.null()]).optional(),
    /** the day on which a measured fact was looked at, where that is not the row's own */
    as_of: civilDateText.optional(),
    /** true, or the day of the reply in writing: the superior agreed to the delay */
    approved: z.union([z.boolean(), civilDateText]).optional(),
    /** out of how many a rank was taken, and the rank of the last quarter of the year before */
    of: scalar.optional(),
    prev_q4: scalar.optional(),
    /** the mean the figure is held against, and whether it rose clearly over the year before */
    average: scalar.optional(),
    improved: z.boolean().optional(),
    members: scalar.optional(),
    full_members: scalar.optional(),
    groups: scalar.optional(),
    form: z.string().optional(),
    sessions: scalar.optional(),
    staff: scalar.optional(),
    full_time: scalar.optional(),
    /** the clause whose figures were false */
    target: z.string().optional(),
    /** names one measurement among several of a task */
    at: z.string().optional(),
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
  .transform(({ project, event, ...entry }) => {
    const matter = entry.matter ?? project ?? event
    return matter === undefined ? entry : { ...entry, matter }
  })

export type Fact = z.output<typeof factEntry>

/** The fields of which a clause takes only those its mechanism names. */
export const FACT_FIELDS = [
  'quantity',
  'done',
  'value',
  'level',
  'giver',
  'matter',
  'rank',
  'cause',
  'due',
  'held',
  'from',
  'to',
  'elected',
  'next',
  'as_of',
  'approved',
  'of',
  'prev_q4',
  'average',
  'improved',
  'members',
  'full_members',
  'groups',
  'form',
  'sessions',
  'staff',
  'full_time',
  'target',
  'at',
] as const satisfies readonly (keyof Fact)[]

export type FactField = (typeof FACT_FIELDS)[number]
