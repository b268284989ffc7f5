import { withFalseParts } from './falsification/with-false-parts'
import { hashRuleset } from './hash-ruleset'
import { layOutProgram } from './lay-out-program'
import { compileClause } from './mechanisms'
import type { ClauseSurroundings } from './mechanisms/mechanism'
import { type OptionValues, pointsOption, resolveOptions, switchOption } from './options'
import type { Band, Program, ProgramClause, ProgramItem, ProgramSection } from './program'
import type { Clause } from './schema/clause'
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
  const falsification = [...clausesOf(ruleset)].find(({ node }) => node.mechanism === 'falsification')?.node.id
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
      const compiled =
        falsification === undefined
          ? compileClause(definition, surroundings)
          : withFalseParts(compileClause(definition, surroundings), definition)
      const part = partOf(definition, item, options)
      clauses.push({ index: clauses.length, definition, compiled, at: slots, item: index, part })
      slots += compiled.slots
    }
    items.push({
      index,
      id: item.id,
      label: item.label ?? (item.clauses[0] as Item['clauses'][number]).label,
      kind: kindOf(item, ruleset),
      limit: limit ?? Number.POSITIVE_INFINITY,
      flagsCapped: item.flags?.[0],
      parts: (item.parts ?? []).map((part) => part.limit),
      section,
      first,
      end: clauses.length,
    })
    return item.weight ?? 0
  }

  const stated = ruleset.base?.option === undefined ? 0 : (pointsOption(options, ruleset.base.option) ?? 0)
  const base = ruleset.sections.reduce((sum, section) => sum + addSection(section, undefined), stated)
  const clauseById = new Map(clauses.map((clause) => [clause.definition.id, clause]))
  const bands = bandsOf(ruleset, options, clauseById)
  const layout = layOutProgram({ slots, clauses, items })
  const granted = ruleset.standings?.granted !== undefined || bands.some(({ awaits }) => awaits !== undefined)
  return new LaidOutProgram({
    ruleset,
    options,
    slots,
    clauses,
    items,
    sections,
    clauseById,
    clausesByMeasure: byMeasure(clauses),
    falsification,
    bands,
    bandDecides: !granted && layout.demoting.length === 0,
    base,
    layout,
  })
}

/** A class, because an engine finds the fields of an object with a getter of its own slowly. */
class LaidOutProgram implements Program {
  readonly ruleset: Program['ruleset']
  readonly options: Program['options']
  readonly slots: number
  readonly clauses: Program['clauses']
  readonly items: Program['items']
  readonly sections: Program['sections']
  readonly clauseById: Program['clauseById']
  readonly clausesByMeasure: Program['clausesByMeasure']
  readonly falsification: Program['falsification']
  readonly bands: Program['bands']
  readonly bandDecides: boolean
  readonly base: number
  readonly layout: Program['layout']
  private hashed: string | undefined

  constructor(parts: Omit<Program, 'hash'>) {
    this.ruleset = parts.ruleset
    this.options = parts.options
    this.slots = parts.slots
    this.clauses = parts.clauses
    this.items = parts.items
    this.sections = parts.sections
    this.clauseById = parts.clauseById
    this.clausesByMeasure = parts.clausesByMeasure
    this.falsification = parts.falsification
    this.bands = parts.bands
    this.bandDecides = parts.bandDecides
    this.base = parts.base
    this.layout = parts.layout
    this.hashed = undefined
  }

  /** Hashing costs more than all the rest, and only a score that is kept needs it. */
  get hash(): string {
    this.hashed ??= hashRuleset(this.ruleset, this.options)
    return this.hashed
  }
}

/** The bands of the total; none while a line between them waits for the committee to decide. */
function bandsOf(ruleset: Ruleset, options: OptionValues, clauseById: Program['clauseById']): Band[] {
  const bands: Band[] = []
  for (const { label, from, above, awaits } of ruleset.standings?.bands ?? []) {
    const line = typeof from === 'object' ? pointsOption(options, from.option) : from
    if (line === null) return []
    const least = line ?? (above === undefined ? Number.NEGATIVE_INFINITY : above + 1)
    bands.push({ label, least, awaits: awaits === undefined ? undefined : clauseById.get(awaits) })
  }
  return bands
}

function kindOf(item: Item, ruleset: Ruleset): ProgramItem['kind'] {
  if (ruleset.checklist) return 'task'
  if (item.weight !== undefined) return 'held'
  return item.cap === undefined ? 'open' : 'earned'
}

function partOf({ part, part_if: instead }: Clause, item: Item, options: OptionValues): number {
  const id = instead && switchOption(options, instead.option) ? instead.part : part
  return (item.parts ?? []).findIndex((one) => one.id === id)
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
