import { AppError } from '../../shared/values/app-error'
import { holdsForbidden } from '../../shared/values/text'

const DEEPEST = 20
/** The strings (a key has its colon with it) and brackets of valid JSON; linear only because strings are known to end. */
const TOKENS = /"(?:[^"\\]|\\.)*"(?:\s*(:))?|[[\]{}]/g

/**
 * Reads a JSON body. `JSON.parse` of V8 does not recurse, and neither does the check of what it accepts in silence:
 * nesting deeper than 20, a key given twice, control characters.
 * @throws AppError `bad-request`, `too-deep` or `forbidden-character`
 */
export function readJson(bytes: ArrayBuffer): unknown {
  const text = decode(bytes)
  const value = parse(text)
  const keysOfOpen: Set<string>[] = []
  for (const [token, colon] of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      if (keysOfOpen.push(new Set()) > DEEPEST) throw new AppError('too-deep', `内容嵌套过深，至多 ${DEEPEST} 层`)
    } else if (token === '}' || token === ']') {
      keysOfOpen.pop()
    } else {
      checkString(token, colon === undefined ? undefined : keysOfOpen.at(-1))
    }
  }
  return value
}

/** @param keys the keys so far of the object in which the token is a key; undefined for a value */
function checkString(token: string, keys: Set<string> | undefined): void {
  const written = keys === undefined ? token : token.slice(0, token.lastIndexOf('"') + 1)
  const string: unknown = JSON.parse(written)
  if (typeof string !== 'string' || holdsForbidden(string)) {
    throw new AppError('forbidden-character', '内容含有不能使用的控制字符')
  }
  if (keys?.has(string)) throw new AppError('bad-request', '同一个字段写了两次')
  keys?.add(string)
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('bad-request', '内容不是 UTF-8 编码的文字')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('bad-request', '内容不是有效的 JSON')
  }
}
