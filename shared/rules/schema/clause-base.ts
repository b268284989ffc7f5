import * as z from 'zod'
import { measureName } from '../../measures/measure-name'

export const clauseId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$/, '条款编号只用小写字母、数字、短横线和点')

/** What every clause says of itself, whatever its mechanism. */
export const clauseBase = {
  id: clauseId,
  /** a short name in our own words */
  label: z.string().min(1).max(24),
  /** where the document says it: part, section, number */
  cite: z.string().min(1),
  /**
   * What absence of facts means. `duty`: something had to be done, so nothing on record is no evidence;
   * `fault`: something had to be found, so nothing on record is no fault; `honour`: nothing won yet.
   */
  expects: z.enum(['duty', 'fault', 'honour']),
  /** who establishes the fact: the records alone, an assessor on the records' proposal, an assessor alone */
  found_by: z.enum(['records', 'records-then-assessor', 'assessor']),
  /** how the clause reads before its period closes */
  interim: z.enum(['as-it-happens', 'ended-months', 'ended-quarters', 'at-close']),
  /** the part of its item whose own limit its losses share, as a fixed part or as one an option switches to */
  part: clauseId.optional(),
  part_if: z.strictObject({ option: z.string(), part: clauseId }).optional(),
  /** the window, by name, outside which a dated fact is kept but does not count */
  window: z.string().optional(),
  /** clauses whose loss this one takes the place of when it stands */
  replaces: z.array(clauseId).min(1).optional(),
  /** the measure that feeds it from records, when there is one */
  reads: measureName.optional(),
  /** clauses that cannot stand beside it in one sheet */
  excludes: z.array(clauseId).min(1).optional(),
  /** when the clause may be declared not applicable, in words for the assessor */
  may_not_apply: z.string().optional(),
  /** why national policy leaves it uncounted for periods that end after 25 January 2026, unless switched on */
  policy: z.string().optional(),
  /** why this version no longer charges it: the weight stays, full marks are given, facts are refused */
  retired: z.string().optional(),
  /** flags beyond those of its mechanism that it can raise */
  flags: z.array(z.string()).min(1).optional(),
  /** rulings that fixed the reading */
  rulings: z
    .array(z.string().regex(/^[A-Z]\d+[a-z]?$/))
    .min(1)
    .optional(),
  /** a hint shown beside the line */
  note: z.string().optional(),
}

const clauseCommon = z.strictObject(clauseBase)
export type ClauseCommon = z.output<typeof clauseCommon>
