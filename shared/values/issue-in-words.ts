import type * as z from 'zod'

/** Of a failed union the branch that got furthest names the mistake best. */
export function deepestIssue(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const inner = issue.errors.flatMap(([first]) => first ?? [])
  const furthest = inner.reduce((best, next) => (next.path.length > best.path.length ? next : best))
  return deepestIssue({ ...furthest, path: [...issue.path, ...furthest.path] })
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组字段',
  null: '空',
}

/** A zod issue as a Chinese sentence, without its path. Parse with `reportInput`, or everything seems missing. */
export function issueInWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的写法 ${issue.keys.map((key) => `“${key}”`).join('、')}`
    case 'invalid_type':
      return issue.input === undefined ? '没有填写' : `类型不对，应为${TYPES[issue.expected] ?? ` ${issue.expected}`}`
    case 'invalid_value':
      return issue.input === undefined
        ? '没有填写'
        : `只能是 ${issue.values.map((value) => `“${String(value)}”`).join('、')} 之一`
    case 'invalid_union':
      return !('discriminator' in issue) ? '写法不合格式' : `“${String(issue.discriminator)}”的取值不在规定之内`
    case 'too_small':
      return `至少${sizeInWords(issue.origin, issue.minimum)}`
    case 'too_big':
      return `至多${sizeInWords(issue.origin, issue.maximum)}`
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的倍数`
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
      // A schema that brings its own sentence is taken at its word; zod's own ones are English.
      return isChinese(issue.message) ? issue.message : '写法不合格式'
    case 'custom':
      return isChinese(issue.message) ? issue.message : '不合要求'
  }
}

function sizeInWords(origin: string, size: number | bigint): string {
  if (origin === 'string') return ` ${size} 个字`
  if (origin === 'array' || origin === 'set' || origin === 'map') return ` ${size} 项`
  return `为 ${size}`
}

function isChinese(message: string): boolean {
  return /[\u4e00-\u9fff]/.test(message)
}
