import { parse } from 'yaml'
import type { Ruleset } from '../../shared/rules/schema/ruleset'

/** A ruleset with one number changed by the smallest step: 0.01 of a point, or 1 of a count. */
export interface Mutant {
  /** where the number stands; sections, items and clauses by their ids */
  readonly place: string
  readonly step: 1 | -1
  /** the number before the step: hundredths, or a count */
  readonly value: number
  readonly ruleset: Ruleset
}

type Path = readonly (string | number)[]

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

/** Paths of all numbers; the ruleset read from the file holds a whole number at each. */
function numbersIn(written: unknown, path: Path): Path[] {
  if (typeof written === 'number') return [path]
  if (typeof written !== 'object' || written === null) return []
  const entries: [string | number, unknown][] = Array.isArray(written)
    ? [...written.entries()]
    : Object.entries(written)
  return entries.flatMap(([key, inner]) => numbersIn(inner, [...path, key]))
}

function valueAt(ruleset: Ruleset, path: Path): number {
  const value = path.reduce((node: unknown, key) => (node as Record<string | number, unknown>)[key], ruleset)
  if (typeof value !== 'number') throw new Error(`${path.join('.')} is a number in the file and none in the ruleset`)
  return value
}

function changed(node: unknown, [key, ...rest]: Path, step: number): Ruleset {
  if (key === undefined) return ((node as number) + step) as unknown as Ruleset
  const inner = changed((node as Record<string | number, unknown>)[key], rest, step)
  if (!Array.isArray(node)) return { ...(node as object), [key]: inner } as unknown as Ruleset
  return node.map((other, index) => (index === key ? inner : other)) as unknown as Ruleset
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
