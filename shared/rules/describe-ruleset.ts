import { measures } from '../measures/catalogue'
import { compileRuleset } from './compile-ruleset'
import type { FactField } from './facts/fact'
import type { ProgramClause, ProgramItem } from './program'
import type { Ruleset } from './schema/ruleset'

/** A field that a fact on a clause may carry: what is written there, in which unit and between which bounds. */
export interface FieldDescription {
  readonly field: FactField
  readonly type: 'count' | 'yes-no' | 'points' | 'hours' | 'months' | 'means' | 'text' | 'date'
  readonly unit: string | null
  readonly least: number | null
  readonly most: number | null
  /** the words that may stand there, where they are a closed list */
  readonly words: readonly string[] | null
}

export interface ClauseDescription {
  readonly clause: string
  readonly label: string
  readonly item: string
  readonly mechanism: string
  readonly effect: 'loss' | 'award' | 'mark'
  readonly facts: readonly FieldDescription[]
  readonly measure: { readonly name: string; readonly label: string; readonly unit: string } | null
  readonly expects: string
  readonly found_by: string
  readonly interim: string
  readonly may_not_apply: string | null
  readonly policy: string | null
  readonly retired: string | null
  readonly flags: readonly string[]
  readonly rulings: readonly string[]
  readonly cite: string
}

/** Every clause of a ruleset with what it takes, for people and programs that fill facts in. Points in points, not hundredths. */
export function describeRuleset(ruleset: Ruleset): ClauseDescription[] {
  const program = compileRuleset(ruleset)
  return program.clauses.map((clause) => describeClause(clause, program.items[clause.item] as ProgramItem, ruleset))
}

function describeClause(
  { definition, compiled }: ProgramClause,
  item: ProgramItem,
  ruleset: Ruleset,
): ClauseDescription {
  const { id, label, mechanism, reads, expects, found_by, interim, flags, rulings, cite } = definition
  return {
    clause: id,
    label,
    item: item.id,
    mechanism,
    effect: compiled.effect,
    facts: compiled.fields.flatMap((field) => [
      describeField(field, definition, ruleset),
      ...(field === 'value' && mechanism === 'award-above-mean'
        ? [{ ...plainField(field), type: 'means' as const }]
        : []),
    ]),
    measure: reads === undefined ? null : { name: reads, ...measures[reads] },
    expects,
    found_by,
    interim,
    may_not_apply: definition.may_not_apply ?? null,
    policy: definition.policy ?? null,
    retired: definition.retired ?? null,
    flags: flags ?? [],
    rulings: rulings ?? [],
    cite: `${ruleset.source.short} ${cite}`,
  }
}

type Definition = ProgramClause['definition']

function describeField(field: FactField, clause: Definition, ruleset: Ruleset): FieldDescription {
  const plain = plainField(field)
  switch (field) {
    case 'quantity':
    case 'done':
      return { ...plain, type: 'count', unit: unitOf(clause), least: 0, most: mostOf(clause, ruleset) }
    case 'value':
      return { ...plain, ...describeValue(clause) }
    case 'level':
      return { ...plain, type: 'text', words: levelsOf(clause) }
    case 'giver':
      return { ...plain, type: 'text', words: giversOf(ruleset) }
    case 'matter':
      return { ...plain, type: 'text' }
    case 'due':
    case 'held':
      return { ...plain, type: 'date' }
  }
}

function plainField(field: FactField) {
  return { field, unit: null, least: null, most: null, words: null } as const
}

/** What stands in `value`: a range the assessor grades in, hours, months, or yes and no. */
function describeValue(clause: Definition): Pick<FieldDescription, 'type' | 'unit' | 'least' | 'most'> {
  const range = rangeOf(clause)
  if (range) return { type: 'points', unit: '分', least: range[0] / 100, most: range[1] / 100 }
  if (clause.mechanism.startsWith('hours-')) return { type: 'hours', unit: '小时', least: 0, most: null }
  if (clause.mechanism === 'delay-loss') return { type: 'months', unit: '个月', least: 0, most: null }
  return { type: 'yes-no', unit: null, least: null, most: null }
}

function rangeOf(clause: Definition): readonly [number, number] | undefined {
  const range = 'loss' in clause ? clause.loss : 'award' in clause ? clause.award : undefined
  return Array.isArray(range) ? [range[0], range[1]] : undefined
}

function unitOf(clause: Definition): string | null {
  return 'unit' in clause && typeof clause.unit === 'string' ? clause.unit : null
}

function mostOf(clause: Definition, ruleset: Ruleset): number | null {
  if ('at_most' in clause && clause.at_most !== undefined) return clause.at_most
  if (!('required' in clause) || clause.required === undefined) return null
  if (typeof clause.required === 'number') return clause.required
  const option = ruleset.options[clause.required.option]
  return option?.type === 'count' ? option.default : null
}

function levelsOf(clause: Definition): string[] | null {
  if (clause.mechanism === 'level-award') return Object.keys(clause.award)
  return clause.mechanism === 'rank-tariff' ? Object.keys(clause.loss) : null
}

function giversOf(ruleset: Ruleset): string[] | null {
  const option = ruleset.givers ? ruleset.options[ruleset.givers.option] : undefined
  return option?.type === 'givers' ? Object.keys(option.default) : null
}
