import { parse } from 'yaml'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { addDays, parseCivilDate } from '../../shared/values/civil-date'
import { formatPoints, parsePoints } from '../../shared/values/points'

type Step = 1 | -1

/**
 * A ruleset with one number changed by the smallest step: 0.01 of a point or a percentage, 1 of a count, a day of
 * a date.
 */
export interface Mutant {
  /** where the number stands; sections, items and clauses by their ids */
  readonly place: string
  readonly step: Step
  /** what stood there before the step: hundredths, a count, or the text of a percentage or a date */
  readonly value: number | string
  readonly ruleset: Ruleset
}

type Path = readonly (string | number)[]

const DATE = /^\d{4}-\d{2}-\d{2}$/
const MONTH_DAY = /^\d{2}-\d{2}$/

/** Dates that name the version and its source; nothing follows from them that a case could notice. */
const NAMING = ['effective_from', 'source']

/** Both mutants of every number that stands in the file. @param text the YAML that `ruleset` was read from */
export function makeMutants(text: string, ruleset: Ruleset): Mutant[] {
  return numbersIn(parse(text), []).flatMap((path) =>
    ([1, -1] as const).map((step) => ({
      place: placeOf(ruleset, path),
      step,
      value: valueAt(ruleset, path),
      ruleset: changed(ruleset, path, step),
    })),
  )
}

/** Paths of all numbers, percentages and dates; the ruleset read from the file holds one at each. */
function numbersIn(written: unknown, path: Path): Path[] {
  if (typeof written === 'number' || isNumberInText(written, path)) return [path]
  if (typeof written !== 'object' || written === null) return []
  const entries: [string | number, unknown][] = Array.isArray(written)
    ? [...written.entries()]
    : Object.entries(written)
  return entries.flatMap(([key, inner]) => numbersIn(inner, [...path, key]))
}

function isNumberInText(written: unknown, path: Path): boolean {
  if (typeof written !== 'string' || NAMING.includes(String(path[0]))) return false
  return path.at(-1) === 'percent' || DATE.test(written) || MONTH_DAY.test(written)
}

function valueAt(ruleset: Ruleset, path: Path): number | string {
  const value = path.reduce((node: unknown, key) => (node as Record<string | number, unknown>)[key], ruleset)
  if (typeof value === 'number' || typeof value === 'string') return value
  throw new Error(`${path.join('.')} is a number in the file and none in the ruleset`)
}

function changed(node: unknown, path: Path, step: Step): Ruleset {
  const [key, ...rest] = path
  if (key === undefined) return stepped(node as number | string, step) as unknown as Ruleset
  const holder = node as Record<string | number, unknown>
  const wanted = holder[key]
  const inner =
    rest.length === 0 && key === 'limit' && holder.whole === true
      ? // A limit that is a count is kept in hundredths like the others; the smallest step of a count is 1.
        (wanted as number) + 100 * step
      : changed(wanted, rest, step)
  if (!Array.isArray(node)) return { ...(node as object), [key]: inner } as unknown as Ruleset
  return node.map((other, index) => (index === key ? inner : other)) as unknown as Ruleset
}

function stepped(value: number | string, step: Step): number | string {
  if (typeof value === 'number') return value + step
  if (DATE.test(value)) return addDays(parseCivilDate(value), step)
  // A leap year has every day that a month and a day can name.
  if (MONTH_DAY.test(value)) return addDays(parseCivilDate(`2020-${value}`), step).slice(5)
  return formatPoints(parsePoints(value) + step)
}

function placeOf(ruleset: Ruleset, path: Path): string {
  let node: unknown = ruleset
  let place = ''
  for (const key of path) {
    node = (node as Record<string | number, unknown>)[key]
    const id = typeof node === 'object' && node !== null && 'id' in node ? String(node.id) : undefined
    if (id !== undefined) place = id
    else if (!['sections', 'items', 'clauses'].includes(String(key))) place += `${place === '' ? '' : ' '}${key}`
  }
  return place
}
