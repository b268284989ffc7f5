import type { CivilDate } from '../../values/civil-date'
import type { Window } from '../../values/window'
import type { Fact, FactField } from '../facts/fact'
import type { SubjectTraits } from '../facts/subject-traits'
import type { OptionValues } from '../options'
import type { ClauseCommon } from '../schema/clause-base'

/** A row of encoded facts: one whole number a slot. */
export type FactSlots = ArrayLike<number>

/** Of a measurement; `not-due` where a target's day has not come. */
export type Outcome = 'pass' | 'fail' | 'not-due'

/** What a mechanism may know while it turns facts into whole numbers. */
export interface Reading {
  readonly period: Window
  readonly asOf: CivilDate
  /** true once the period has ended by `asOf` */
  readonly closed: boolean
  readonly subject: SubjectTraits
  /** false for live rows: a condition that has lapsed then costs the points and raises a flag */
  readonly strict: boolean
  /** raises `name:detail` on the score */
  flag(name: string): void
  /** a remark for the line, in Chinese */
  remark(text: string): void
  /** keeps the outcome of one measurement of a task under the name the fact gave it */
  measured(at: string | undefined, outcome: Outcome): void
}

/** What a clause may know of its surroundings while it is compiled. */
export interface ClauseSurroundings {
  readonly options: OptionValues
  /** who gives an honour → its level */
  readonly givers: Readonly<Record<string, string>>
  /** level or rank → its name in Chinese */
  readonly labels: Readonly<Record<string, string>>
  /** the weight or cap of its item in hundredths, when there is one */
  readonly limit: number | undefined
}

/** A clause made ready to score: how facts become slots, and slots an amount and words. */
export interface CompiledMechanism {
  /** `mark` takes and gives no points: vetoes and review flags; `task` fails its task where its amount is above zero */
  readonly effect: 'loss' | 'award' | 'mark' | 'task'
  /** how many whole numbers it keeps in a row */
  readonly slots: number
  /** hundredths a unit of each slot, where the amount is their sum; such clauses are scored in one linear pass */
  readonly rates?: readonly number[]
  /** the fields a fact on this clause may use beside the common ones */
  readonly fields: readonly FactField[]
  /** the words for `kind` that fit */
  readonly kinds: readonly string[]
  /** hundredths, never negative, before the item's limit */
  amount(row: FactSlots, at: number): number
  /** @throws AppError when a fact cannot be taken */
  read(facts: readonly Fact[], reading: Reading): readonly number[]
  /** the slots when the duty is wholly unmet; absent where the mechanism cannot say */
  unmet?(reading: Reading): readonly number[]
  /** the slots when the requirement is met without figures; all zero when absent */
  satisfied?(reading: Reading): readonly number[]
  /** for a clause that lowers a standing: the label of the standing it lowers to */
  standing?(row: FactSlots, at: number): string | undefined
  /** true for a clause that vetoes, and raises `veto`, when its first slot is 1 */
  readonly vetoes?: true
  /** flags that follow from the slots at close */
  flags?(row: FactSlots, at: number): readonly string[]
  /** the facts in words: “5 项” */
  facts(row: FactSlots, at: number): string
  /** the sum in words: “5 × 2.00 = 10.00” */
  arithmetic(row: FactSlots, at: number): string
}

/** One kind of clause: its words in a ruleset and its compiler. */
export interface Mechanism<Clause extends ClauseCommon & { mechanism: string }> {
  readonly name: Clause['mechanism']
  compile(clause: Clause, surroundings: ClauseSurroundings): CompiledMechanism
}
