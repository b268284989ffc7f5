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
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 100 }), { reportInput: true })
  if (parsed.success) return { value: parsed.data, locate }
  const issue = deepestIssue(parsed.error.issues[0] as z.core.$ZodIssue)
  throw new AppError(invalid, `${locate(issue.path)} ${pathInWords(issue.path)}${issueInWords(issue)}`)
}

function pathInWords(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? ''
    : `${path.map((key) => (typeof key === 'number' ? `[${key}]` : String(key))).join('.')}：`
}
