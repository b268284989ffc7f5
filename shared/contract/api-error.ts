import * as z from 'zod'
import { type ErrorCode, errorCodes } from '../values/error-codes'
import { deepestIssue, issueInWords } from '../values/issue-in-words'

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]

/** One thing to mend in a request. */
const errorIssue = z.strictObject({
  /** where it stands: in the path's parameters, the query or the body, or among what was entered before */
  in: z.enum(['params', 'query', 'body', 'stored']),
  /** the way to the field, joined with dots (`days.0.hours`), or to a stored row by its ids; empty for the whole */
  path: z.string(),
  /** what is wrong, with the field's Chinese name */
  message: z.string(),
  code: z.enum(codes).optional(),
})

/** The body of every answer that is not 2xx. */
export const errorAnswer = z
  .strictObject({
    code: z.enum(codes),
    message: z.string(),
    issues: z.array(errorIssue).optional(),
  })
  .meta({ title: '错误' })

export type ErrorIssue = z.output<typeof errorIssue>
export type ErrorAnswer = z.output<typeof errorAnswer>

/** Codes that any endpoint can answer with, so that no endpoint names them. */
export const sharedErrors = [
  'bad-request',
  'wrong-content-type',
  'too-large',
  'too-deep',
  'forbidden-character',
  'rate-limited',
  'internal',
] as const satisfies readonly ErrorCode[]

/** What an endpoint that knows its caller can answer besides. `not-found` is also what outsiders get. */
export const callerErrors = ['unauthenticated', 'token-expired', 'not-found'] as const satisfies readonly ErrorCode[]

const LONGEST_SENTENCE = 200
export const MOST_ISSUES = 50

/** What zod found wrong in one part of a request, as issues a clerk understands. Parse with `reportInput`. */
export function issuesOf(part: ErrorIssue['in'], schema: z.ZodType, error: z.ZodError): ErrorIssue[] {
  return error.issues.slice(0, MOST_ISSUES).map((raw) => {
    const issue = deepestIssue(raw)
    const label = labelAt(schema, issue.path)
    const sentence = label === '' ? issueInWords(issue) : `${label}：${issueInWords(issue)}`
    const code = issue.code === 'custom' ? codes.find((known) => known === issue.params?.code) : undefined
    return {
      in: part,
      path: issue.path.join('.'),
      message: sentence.length > LONGEST_SENTENCE ? `${sentence.slice(0, LONGEST_SENTENCE)}…` : sentence,
      ...(code === undefined ? {} : { code }),
    }
  })
}

/** The Chinese name (`meta.title`) of the field at a path, or else its last key. */
function labelAt(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let here: z.core.$ZodType | undefined = schema
  for (const key of path) here = here && childOf(here, key)
  return (here && titleOf(here)) ?? String(path.at(-1) ?? '')
}

function titleOf(schema: z.core.$ZodType): string | undefined {
  for (let here: z.core.$ZodType | undefined = schema; here; here = inside(here)) {
    const title = z.globalRegistry.get(here)?.title
    if (title !== undefined) return title
  }
  return undefined
}

function childOf(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)]
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option) => childOf(option, key)).find((child) => child !== undefined)
  }
  const inner = inside(schema)
  return inner && childOf(inner, key)
}

/** What a wrapper wraps, on the side that travels. */
function inside(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return schema.def.innerType
  }
  return schema instanceof z.ZodPipe ? schema.def.in : undefined
}
