import type { Clause } from './schema/clause'
import type { Item, Ruleset, Section } from './schema/ruleset'

/** Where something stands in a ruleset file, for messages with a line number. */
export type RulesetPath = readonly PropertyKey[]

interface Placed<T> {
  readonly node: T
  readonly path: RulesetPath
}

export interface PlacedClause extends Placed<Clause> {
  readonly item: Item
}

/** All sections, parents before children. */
export function* sectionsOf(
  { sections }: { readonly sections?: readonly Section[] | undefined },
  path: RulesetPath = [],
): Generator<Placed<Section>> {
  for (const [index, node] of (sections ?? []).entries()) {
    const here = [...path, 'sections', index]
    yield { node, path: here }
    yield* sectionsOf(node, here)
  }
}

/** All items in the document's order. */
export function* itemsOf(ruleset: Ruleset): Generator<Placed<Item>> {
  for (const { node: section, path } of sectionsOf(ruleset)) {
    for (const [index, node] of (section.items ?? []).entries()) yield { node, path: [...path, 'items', index] }
  }
}

/** All clauses in the document's order, each with its item. */
export function* clausesOf(ruleset: Ruleset): Generator<PlacedClause> {
  for (const { node: item, path } of itemsOf(ruleset)) {
    for (const [index, node] of item.clauses.entries()) yield { node, item, path: [...path, 'clauses', index] }
  }
}
