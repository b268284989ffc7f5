import type { Clause } from './schema/clause'
import type { OptionDefinition } from './schema/option-definition'
import { PROVISION_KINDS } from './schema/provisions'
import type { Ruleset } from './schema/ruleset'
import { itemsOf, type PlacedClause, type RulesetPath, sectionsOf } from './walk-ruleset'

interface Problem {
  readonly path: RulesetPath
  readonly message: string
}

/** Names of clauses, options, parts and windows that stand for nothing in the ruleset. @param clauses all of its */
export function* brokenReferences(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  yield* unknownOptions(ruleset, clauses)
  yield* unknownClauses(ruleset, clauses)
  yield* unknownParts(ruleset, clauses)
  yield* unknownProposals(ruleset, clauses)
  yield* repeatedProvisions(ruleset, clauses)
}

interface OptionUse {
  readonly name: string | undefined
  readonly type: OptionDefinition['type']
  readonly path: RulesetPath
}

function* unknownOptions(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  const bands = ruleset.standings?.bands ?? []
  const uses: OptionUse[] = [
    { name: ruleset.givers?.option, type: 'givers', path: ['givers'] },
    { name: ruleset.base?.option, type: 'points', path: ['base'] },
    ...ruleset.matters.map(
      ({ unless }, index): OptionUse => ({ name: unless, type: 'switch', path: ['matters', index] }),
    ),
    ...bands.map(
      ({ from }, index): OptionUse => ({
        name: typeof from === 'object' ? from.option : undefined,
        type: 'points',
        path: ['standings', 'bands', index],
      }),
    ),
    ...[...sectionsOf(ruleset)].map(({ node, path }) => ({
      name: node.won_from?.option,
      type: 'points' as const,
      path: [...path, 'won_from'],
    })),
    ...clauses.flatMap(({ node, path }) => optionsOf(node, path)),
  ]
  for (const { name, type, path } of uses) {
    if (name === undefined || ruleset.options[name]?.type === type) continue
    yield { path, message: `没有类型为 ${type} 的参数“${name}”` }
  }
}

/** The options that a clause names, by the type each must have. */
function optionsOf(clause: Clause, path: RulesetPath): readonly OptionUse[] {
  const own = ownOptionsOf(clause, path)
  return clause.part_if ? [{ name: clause.part_if.option, type: 'switch', path }, ...own] : own
}

const NONE: readonly OptionUse[] = []

function ownOptionsOf(clause: Clause, path: RulesetPath): readonly OptionUse[] {
  switch (clause.mechanism) {
    case 'shortfall-loss':
    case 'assessed-score':
      return [{ name: typeof clause.required === 'object' ? clause.required.option : undefined, type: 'count', path }]
    case 'term-task':
      return [
        { name: typeof clause.term_years === 'object' ? clause.term_years.option : undefined, type: 'count', path },
      ]
    case 'consecutive-rank-loss':
      return [
        { name: clause.overlap.option, type: 'switch', path },
        { name: clause.carry_over.option, type: 'switch', path },
      ]
    case 'deadline-loss':
      return [{ name: clause.late_is_unmet.option, type: 'switch', path }]
    case 'monthly-shortfall-loss':
      return [{ name: typeof clause.by === 'object' ? clause.by.year_if : undefined, type: 'switch', path }]
    default:
      return NONE
  }
}

function* unknownClauses(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  const { standings, checklist, matters, together } = ruleset
  const known = new Set(clauses.map(({ node }) => node.id))
  const bands = standings?.bands ?? []
  const granted = standings?.granted
  const named: { ids: readonly (string | undefined)[]; path: RulesetPath }[] = [
    ...matters.map(({ clauses: ids }, index) => ({ ids, path: ['matters', index] })),
    ...together.map(({ clauses: ids }, index) => ({ ids, path: ['together', index] })),
    ...bands.map(({ awaits }, index) => ({ ids: [awaits], path: ['standings', 'bands', index] })),
    ...(granted ? [{ ids: [...granted.steps, granted.claim], path: ['standings', 'granted'] }] : []),
    { ids: [checklist?.model?.clause], path: ['checklist'] },
    ...clauses.flatMap(({ node: { excludes, replaces }, path }) =>
      excludes || replaces ? [{ ids: [...(excludes ?? []), ...(replaces ?? [])], path }] : [],
    ),
  ]
  for (const { ids, path } of named) {
    const missing = ids.find((id) => id !== undefined && !known.has(id))
    if (missing !== undefined) yield { path, message: `没有“${missing}”这一条` }
  }
  if (granted && !bands.some(({ label }) => label === granted.on)) {
    yield { path: ['standings', 'granted'], message: `没有“${granted.on}”这一等次` }
  }
}

function* unknownParts(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  for (const { node, item, path } of clauses) {
    for (const named of [node.part, node.part_if?.part]) {
      if (named === undefined || item.parts?.some(({ id }) => id === named)) continue
      yield { path, message: `项目“${item.id}”没有“${named}”这一部分` }
    }
    if (node.part === undefined && node.part_if) yield { path, message: '写了 part_if 也要写 part' }
    if (node.window !== undefined && !(node.window in ruleset.windows)) {
      yield { path, message: `没有名为“${node.window}”的期间` }
    }
  }
}

function* unknownProposals(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  const known = new Set(clauses.map(({ node }) => node.id))
  for (const [index, { proposes }] of ruleset.targets.entries()) {
    if (proposes === undefined || known.has(proposes)) continue
    yield { path: ['targets', index, 'proposes'], message: `没有条款“${proposes}”` }
  }
}

/** A row of the document is carried once: as a clause, an item or a provision. */
function* repeatedProvisions(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
  const seen = new Set([...[...itemsOf(ruleset)].map(({ node }) => node.id), ...clauses.map(({ node }) => node.id)])
  for (const kind of PROVISION_KINDS) {
    for (const [index, { id }] of ruleset[kind].entries()) {
      if (seen.has(id)) yield { path: [kind, index], message: `编号“${id}”用了两次` }
      seen.add(id)
    }
  }
}
