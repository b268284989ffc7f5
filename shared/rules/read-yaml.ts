import { LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { AppError } from '../values/app-error'
import type { ErrorCode } from '../values/error-codes'

/** A YAML file checked against a schema, able to say where in the file a value stands. */
export interface YamlFile<T> {
  readonly value: T
  /** `file:line` of the value at a path, or of the nearest parent that stands in the file */
  locate(path: readonly PropertyKey[]): string
}

/**
 * Parses YAML 1.2 and checks it. Duplicate keys and unknown keys are errors.
 * @throws AppError `broken-yaml`, or `invalid` with file, line and a sentence
 */
export function readYaml<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
  invalid: ErrorCode,
): YamlFile<z.output<S>> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [broken] = document.errors
  if (broken) {
    const [line] = broken.message.split('\n')
    throw new AppError('broken-yaml', `${file}:${lines.linePos(broken.pos[0]).line} 不是有效的 YAML：${line}`)
  }
  const locate = (path: readonly PropertyKey[]) => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return `${file}:${lines.linePos(node.range[0]).line}`
    }
    return `${file}:1`
  }
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }))
  if (parsed.success) return { value: parsed.data, locate }
  const issue = deepest(parsed.error.issues[0] as z.core.$ZodIssue)
  throw new AppError(invalid, `${locate(issue.path)} ${pathInWords(issue.path)}${issueInWords(issue)}`)
}

/** Of a failed union the branch that got furthest names the mistake best. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const inner = issue.errors.map((branch) => branch[0] as z.core.$ZodIssue)
  const furthest = inner.reduce((best, next) => (next.path.length > best.path.length ? next : best))
  return deepest({ ...furthest, path: [...issue.path, ...furthest.path] })
}

function pathInWords(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? ''
    : `${path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key))).join('.')}：`
}

function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的写法 ${issue.keys.map((key) => `“${key}”`).join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '没有填写' : `类型不对，应为 ${issue.expected}`
    case 'invalid_value':
      return `只能是 ${issue.values.map((value) => `“${String(value)}”`).join('、')} 之一`
    case 'invalid_union':
      return !('discriminator' in issue) ? '写法不合格式' : `“${String(issue.discriminator)}”的取值不在规定之内`
    case 'too_small':
      return `至少为 ${issue.minimum}`
    case 'too_big':
      return `至多为 ${issue.maximum}`
    default:
      return issue.message
  }
}
