import type { Points } from '../values/points'
import { hashRuleset } from './hash-ruleset'
import { layOutProgram } from './lay-out-program'
import { compileClause } from './mechanisms'
import type { ClauseSurroundings } from './mechanisms/mechanism'
import { resolveOptions } from './options'
import type { Band, Program, ProgramClause, ProgramItem, ProgramSection } from './program'
import type { Item, Ruleset, Section } from './schema/ruleset'
import { clausesOf } from './walk-ruleset'

/** The option that switches on a clause which policy leaves uncounted. */
export function policyOption(clauseId: string): string {
  return `policy.${clauseId}`
}

/**
 * Lays a ruleset out flat under the options of an adoption. Costs milliseconds; do it once and score many.
 * @throws AppError `option-invalid`
 */
export function compileRuleset(ruleset: Ruleset, given: Readonly<Record<string, unknown>> = {}): Program {
  const options = resolveOptions({ ...ruleset.options, ...policySwitches(ruleset) }, given)
  const clauses: ProgramClause[] = []
  const items: ProgramItem[] = []
  const sections: ProgramSection[] = []
  const givers = ruleset.givers ? (options[ruleset.givers.option] as Record<string, string>) : {}
  let slots = 0

  function addSection(section: Section, parent: number | undefined): number {
    const index = sections.length
    const added = {
      index,
      parent,
      id: section.id,
      label: section.label,
      total: section.total,
      counts: section.counts,
      held: 0,
    }
    sections.push(added)
    for (const item of section.items ?? []) added.held += addItem(item, index)
    for (const child of section.sections ?? []) added.held += addSection(child, index)
    return added.held
  }

  function addItem(item: Item, section: number): number {
    const limit = item.weight ?? item.cap
    const index = items.length
    const first = clauses.length
    const surroundings: ClauseSurroundings = { options, givers, labels: ruleset.labels, limit }
    for (const definition of item.clauses) {
      const compiled = compileClause(definition, surroundings)
      clauses.push({ index: clauses.length, definition, compiled, at: slots, item: index })
      slots += compiled.slots
    }
    items.push({
      index,
      id: item.id,
      label: item.label ?? (item.clauses[0] as Item['clauses'][number]).label,
      kind: item.weight !== undefined ? 'held' : item.cap !== undefined ? 'earned' : 'open',
      limit: limit ?? Number.POSITIVE_INFINITY,
      flagsCapped: item.flags?.includes('capped') ?? false,
      section,
      first,
      end: clauses.length,
    })
    return item.weight ?? 0
  }

  const base = ruleset.sections.reduce((sum, section) => sum + addSection(section, undefined), 0)
  let hash: string | undefined
  return {
    ruleset,
    options,
    // Hashing costs more than all the rest, and only a score that is kept needs it.
    get hash() {
      hash ??= hashRuleset(ruleset, options)
      return hash
    },
    slots,
    clauses,
    items,
    sections,
    clauseById: new Map(clauses.map((clause) => [clause.definition.id, clause])),
    clausesByMeasure: byMeasure(clauses),
    bands: (ruleset.standings?.bands ?? []).map(bandOf),
    base,
    layout: layOutProgram({ slots, clauses, items }),
  }
}

function bandOf(band: { label: string; from?: Points | undefined; above?: Points | undefined }): Band {
  const least = band.from ?? (band.above === undefined ? Number.NEGATIVE_INFINITY : band.above + 1)
  return { label: band.label, least }
}

function byMeasure(clauses: readonly ProgramClause[]): Map<string, ProgramClause[]> {
  const found = new Map<string, ProgramClause[]>()
  for (const clause of clauses) {
    const { reads } = clause.definition
    if (reads !== undefined) found.set(reads, [...(found.get(reads) ?? []), clause])
  }
  return found
}

function policySwitches(ruleset: Ruleset): Ruleset['options'] {
  const switches: Ruleset['options'] = {}
  for (const { node } of clausesOf(ruleset)) {
    if (node.policy === undefined) continue
    switches[policyOption(node.id)] = { type: 'switch', default: false, label: `计入“${node.label}”` }
  }
  return switches
}
