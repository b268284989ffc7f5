import { closest, distance } from 'fastest-levenshtein'
import { CORE_SCHEMA, load } from 'js-yaml'
import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { AppError } from '../values/app-error'
import type { ErrorCode } from '../values/error-codes'
import { deepestIssue, issueInWords } from '../values/issue-in-words'

/** A YAML file checked against a schema, able to say where in the file a value stands. */
export interface YamlFile<T> {
  readonly value: T
  /** `file:line` of the value at a path, or of the nearest parent that stands in the file */
  locate(path: readonly PropertyKey[]): string
}

/**
 * Parses YAML 1.2 and checks it. Duplicate keys and unknown keys are errors. The file is read fast first, and again
 * with places, several times slower, only where something is to be said about it.
 * @throws AppError `broken-yaml`, or `invalid` with a line of file, line and sentence for each mistake
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  invalid: ErrorCode,
): YamlFile<z.output<S>> {
  const quick = readFast(text)
  if (quick !== undefined) {
    const parsed = check(schema, quick.value)
    if (parsed.success) {
      let places: Located | undefined
      const locate: YamlFile<unknown>['locate'] = (path) => {
        places ??= readWithPlaces(text, file)
        return places.locate(path)
      }
      return { value: parsed.data, locate }
    }
  }
  const { value, locate } = readWithPlaces(text, file)
  const parsed = check(schema, value)
  if (parsed.success) return { value: parsed.data, locate }
  const mistakes = parsed.error.issues.map((found) => {
    const issue = deepestIssue(found)
    return `${locate(issue.path)} ${pathInWords(issue.path)}${issueInWords(issue)}${nearestName(issue)}`
  })
  throw new AppError(invalid, mistakes.join('\n'))
}

/** What a name that is none of a long list was meant to be. */
function nearestName(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union' || !('options' in issue) || issue.discriminator === undefined) return ''
  const written = String((issue.input as Record<string, unknown>)[issue.discriminator])
  const nearest = closest(
    written,
    issue.options.map((option) => String(option)),
  )
  return distance(written, nearest) <= written.length / 3 ? `，是不是“${nearest}”？` : ''
}

/** Each schema is used for a handful of files: compiling checks for it costs more than it saves. */
function check<S extends z.ZodType>(schema: S, value: unknown): z.ZodSafeParseResult<z.output<S>> {
  return schema.safeParse(value, { reportInput: true, jitless: true })
}

/** Aliases and tags, which the two readers bound and treat differently, are left to the slow one. */
const UNUSUAL = /[&*!]/

/** @returns undefined where the text is to be read slowly: it is broken, or not written in the plain way. */
function readFast(text: string): { readonly value: unknown } | undefined {
  if (UNUSUAL.test(text)) return undefined
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) }
  } catch {
    return undefined
  }
}

interface Located {
  readonly value: unknown
  locate(path: readonly PropertyKey[]): string
}

/** @throws AppError `broken-yaml` */
export function readWithPlaces(text: string, file: string): Located {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [broken] = document.errors
  if (broken) {
    const [line] = broken.message.split('\n')
    throw new AppError('broken-yaml', `${file}:${lines.linePos(broken.pos[0]).line} 不是有效的 YAML：${line}`)
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    locate(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
        if (node?.range) return `${file}:${lines.linePos(node.range[0]).line}`
      }
      return `${file}:1`
    },
  }
}

function pathInWords(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? ''
    : `${path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key))).join('.')}：`
}
