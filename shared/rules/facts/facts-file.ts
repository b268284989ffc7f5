import * as z from 'zod'
import { readYaml, type YamlFile } from '../read-yaml'
import { civilDateText } from '../schema/civil-date-text'
import { factEntry } from './fact'
import { subjectTraits } from './subject-traits'

const year = z.number().int().min(1949).max(2999)
const absent = z.enum(['satisfied', 'no-evidence'])
/** points, or for a checklist `17/18` */
const written = z.union([z.string(), z.number()])

const expected = z.strictObject({
  sections: z.record(z.string(), written).optional(),
  total: written.optional(),
  /** points lost and won in all, after limits */
  lost: written.optional(),
  won: written.optional(),
  band: z.string().nullable().optional(),
  standing: z.string().nullable().optional(),
  flags: z.array(z.string()).optional(),
  /** whether the total is shown with a warning */
  warned: z.boolean().optional(),
  /** clause → points of its line */
  lines: z.record(z.string(), written).optional(),
  /** clause → points that await the close */
  pending: z.record(z.string(), written).optional(),
  /** clause → state of evidence */
  states: z.record(z.string(), z.enum(['met', 'unmet', 'no-evidence', 'not-applicable'])).optional(),
  /** for a checklist: ids of the tasks that fail, whether it qualifies, and the outcome of each measurement */
  failing: z.array(z.string()).optional(),
  qualified: z.boolean().optional(),
  measured: z.record(z.string(), z.enum(['pass', 'fail', 'not-due'])).optional(),
  /** section → whether it is won by itself; null while that is undecided */
  verdicts: z.record(z.string(), z.boolean().nullable()).optional(),
  error: z
    .strictObject({ code: z.string(), clause: z.string().optional(), fact: z.number().int().optional() })
    .optional(),
})

/** What may stand once for the whole file and again, overriding it, in a case. */
const circumstances = {
  period: year.optional(),
  as_of: civilDateText.optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  subject: subjectTraits.optional(),
}

const factsCase = z.strictObject({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: z.string().optional(),
  /** what the case shows, the rulings it rests on and the sum by hand, for the reader */
  covers: z.array(z.string()).optional(),
  rulings: z.array(z.string()).optional(),
  why: z.string().optional(),
  ...circumstances,
  absent: absent.optional(),
  facts: z.array(factEntry).default([]),
  /** a total from outside, such as a mean of two years, for which only the standing is asked */
  given_total: written.optional(),
  /** item → points the branch gave itself */
  self: z.record(z.string(), written).optional(),
  expected: expected.optional(),
})

const figure = z.union([z.string(), z.number()])

/** Figures that do justice to a provision which scores nothing, and figures that just fail it. */
const provisionCase = z
  .strictObject({
    id: z.string(),
    /** the year whose day a yearly deadline names; the file's period without it */
    year: year.optional(),
    /** how many there are of what decides whether a target is asked */
    of: z.number().int().min(0).optional(),
    meets: z.array(figure).default([]),
    fails: z.array(figure).default([]),
  })
  .refine(({ meets, fails }) => meets.length + fails.length > 0, { message: '至少写 meets 或 fails 其中之一' })

const factsFile = z.strictObject({
  /** the ruleset the file was written for, `place/name` or `place/name@version` */
  ruleset: z.string().optional(),
  ...circumstances,
  absent,
  cases: z.array(factsCase).min(1),
  provisions: z.array(provisionCase).default([]),
})

export type FactsFile = z.output<typeof factsFile>
export type ProvisionCase = FactsFile['provisions'][number]
export type FactsCase = FactsFile['cases'][number]
export type Expected = z.output<typeof expected>

/** Reads a file of cases. @throws AppError `broken-yaml` or `facts-invalid`, with file and line */
export function readFactsFile(text: string, file: string): YamlFile<FactsFile> {
  return readYaml(text, file, factsFile, 'facts-invalid')
}
