import { PROVISION_KINDS } from './schema/provisions'
import type { Ruleset } from './schema/ruleset'
import { clausesOf, itemsOf } from './walk-ruleset'

/** A row of a source document as a ruleset carries it. */
export interface DeclaredRow {
  readonly id: string
  readonly label: string
  /** where the document says it */
  readonly cite: string
  /** the mechanism of a clause, `base`, `item`, `standing`, or the kind of provision */
  readonly carriedAs: string
}

/** Every id that a ruleset carries, in the file's order; an id carried twice is given once, as the clause. */
export function declaredRows(ruleset: Ruleset): DeclaredRow[] {
  const rows = new Map<string, DeclaredRow>()
  const add = (row: DeclaredRow) => {
    if (!rows.has(row.id)) rows.set(row.id, row)
  }
  const { base, standings } = ruleset
  if (base) add({ id: base.clause, label: base.label, cite: base.cite, carriedAs: 'base' })
  for (const { node } of clausesOf(ruleset)) {
    add({ id: node.id, label: node.label, cite: node.cite, carriedAs: node.mechanism })
  }
  for (const { node } of itemsOf(ruleset)) {
    const [first] = node.clauses
    add({ id: node.id, label: node.label ?? first?.label ?? '', cite: first?.cite ?? '', carriedAs: 'item' })
  }
  for (const { clause, label, cite = '' } of standings?.bands ?? []) {
    if (clause !== undefined) add({ id: clause, label, cite, carriedAs: 'standing' })
  }
  const granted = standings?.granted
  if (granted) add({ id: granted.clause, label: granted.label, cite: granted.cite, carriedAs: 'standing' })
  for (const kind of PROVISION_KINDS) {
    for (const { id, label, cite } of ruleset[kind]) add({ id, label, cite, carriedAs: kind })
  }
  return [...rows.values()]
}
