import { measures } from '../measures/catalogue'
import { compileRuleset } from './compile-ruleset'
import { valueForms } from './describe-value'
import type { FactField } from './facts/fact'
import type { FieldDescription } from './field-description'
import type { ProgramClause, ProgramItem } from './program'
import type { Ruleset } from './schema/ruleset'

export interface ClauseDescription {
  readonly clause: string
  readonly label: string
  readonly item: string
  readonly mechanism: string
  readonly effect: 'loss' | 'award' | 'mark' | 'task'
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
  /** whose duty it is, or what one unit means */
  readonly note: string | null
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
    facts: compiled.fields.flatMap((field) => describeField(field, definition, ruleset)),
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
    note: definition.note ?? null,
  }
}

type Definition = ProgramClause['definition']

function describeField(field: FactField, clause: Definition, ruleset: Ruleset): FieldDescription[] {
  const plain = plainField(field)
  switch (field) {
    case 'value':
      return valueForms(clause).map((form) => ({ ...plain, ...form }))
    case 'quantity':
    case 'done':
      return [{ ...plain, type: 'count', unit: unitOf(clause, ruleset), least: 0, most: mostOf(clause, ruleset) }]
    case 'level':
      return [{ ...plain, type: 'text', words: levelsOf(clause) }]
    case 'giver':
      return [{ ...plain, type: 'text', words: giversOf(ruleset) }]
    case 'rank':
      return [
        clause.mechanism === 'heavy-loss'
          ? { ...plain, ...COUNTED }
          : { ...plain, type: 'text', words: ranksOf(clause) },
      ]
    default:
      return [{ ...plain, ...OTHER_FIELDS[field] }]
  }
}

const COUNTED = { type: 'count', least: 0 } as const
const WORDS = { type: 'text' } as const
const DAY = { type: 'date' } as const

/** Fields that mean the same on every clause. */
const OTHER_FIELDS: Readonly<
  Record<
    Exclude<FactField, 'value' | 'quantity' | 'done' | 'level' | 'giver' | 'rank'>,
    Partial<FieldDescription> & Pick<FieldDescription, 'type'>
  >
> = {
  matter: WORDS,
  cause: WORDS,
  form: WORDS,
  target: WORDS,
  at: WORDS,
  due: DAY,
  held: DAY,
  from: DAY,
  to: DAY,
  elected: DAY,
  next: DAY,
  as_of: DAY,
  approved: { type: 'yes-no' },
  improved: { type: 'yes-no' },
  average: { type: 'number', least: 0 },
  of: COUNTED,
  prev_q4: COUNTED,
  members: COUNTED,
  full_members: COUNTED,
  groups: COUNTED,
  sessions: COUNTED,
  staff: COUNTED,
  full_time: COUNTED,
}

function plainField(field: FactField) {
  return { field, unit: null, least: null, most: null, words: null } as const
}

function unitOf(clause: Definition, ruleset: Ruleset): string | null {
  if (clause.mechanism === 'assessed-score' && typeof clause.required === 'object') {
    return ruleset.options[clause.required.option]?.unit ?? null
  }
  return 'unit' in clause && typeof clause.unit === 'string' ? clause.unit : null
}

function mostOf(clause: Definition, ruleset: Ruleset): number | null {
  // Where a fact is measured, its bound is one of `value`, in hundredths.
  if (clause.mechanism === 'accrual' || clause.mechanism === 'band-loss') return clause.at_most ?? null
  if (clause.mechanism !== 'shortfall-loss') return null
  if (typeof clause.required === 'number') return clause.required
  const option = clause.required === undefined ? undefined : ruleset.options[clause.required.option]
  return option?.type === 'count' ? option.default : null
}

function levelsOf(clause: Definition): string[] | null {
  switch (clause.mechanism) {
    case 'level-award':
    case 'grade-award':
      return Object.keys(clause.award)
    case 'rank-tariff':
    case 'grade-loss':
      return Object.keys(clause.loss)
    default:
      return null
  }
}

function ranksOf(clause: Definition): readonly string[] | null {
  return clause.mechanism === 'per-occurrence-loss' ? (clause.ranks ?? null) : levelsOf(clause)
}

function giversOf(ruleset: Ruleset): string[] | null {
  const option = ruleset.givers ? ruleset.options[ruleset.givers.option] : undefined
  return option?.type === 'givers' ? Object.keys(option.default) : null
}
