import * as z from 'zod'
import type { ErrorCode } from '../values/error-codes'
import { id } from './values'

/** Codes with which a ruleset refuses a fact. */
export const factErrors = [
  'unknown-clause',
  'unknown-level',
  'not-a-number',
  'precision',
  'negative',
  'not-whole',
  'out-of-range',
  'future-date',
  'not-graded',
  'grade-missing',
  'condition-not-met',
  'exclusive',
  'too-many',
  'duplicate-matter',
  'facts-invalid',
  'ruleset-not-found',
] as const satisfies readonly ErrorCode[]

/** Whom a finding is about. */
export const findingSubject = z
  .union([z.strictObject({ personId: id }), z.strictObject({ organisationId: id })])
  .meta({ title: '对象' })

export const fileIds = z.array(id).max(9).meta({ title: '附件' })
