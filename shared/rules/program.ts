import type { Points } from '../values/points'
import type { Layout } from './lay-out-program'
import type { Clause } from './mechanisms'
import type { CompiledMechanism } from './mechanisms/mechanism'
import type { OptionValues } from './options'
import type { Ruleset } from './schema/ruleset'

export interface ProgramClause {
  readonly index: number
  readonly definition: Clause
  readonly compiled: CompiledMechanism
  /** where its slots begin in a row */
  readonly at: number
  readonly item: number
}

export interface ProgramItem {
  readonly index: number
  readonly id: string
  readonly label: string
  /** `held`: full marks that losses reduce; `earned`: from zero up to a cap; `open`: neither weight nor cap */
  readonly kind: 'held' | 'earned' | 'open'
  /** the weight or cap in hundredths; Infinity when open */
  readonly limit: number
  readonly flagsCapped: boolean
  readonly section: number
  /** its clauses are [first, end) */
  readonly first: number
  readonly end: number
}

export interface ProgramSection {
  readonly index: number
  readonly id: string
  readonly label: string
  readonly total: Points | undefined
  readonly counts: 'plus' | 'minus'
  readonly parent: number | undefined
  /** the weights of its own items and of those below it, in hundredths */
  readonly held: number
}

export interface Band {
  readonly label: string
  /** the least total in hundredths that reaches it; -Infinity for the last */
  readonly least: number
}

/** A ruleset version under one set of options, laid out flat for scoring. */
export interface Program {
  readonly ruleset: Ruleset
  readonly options: OptionValues
  readonly hash: string
  readonly slots: number
  readonly clauses: readonly ProgramClause[]
  readonly items: readonly ProgramItem[]
  /** parents before children */
  readonly sections: readonly ProgramSection[]
  readonly clauseById: ReadonlyMap<string, ProgramClause>
  /** clauses that read a measure */
  readonly clausesByMeasure: ReadonlyMap<string, readonly ProgramClause[]>
  readonly bands: readonly Band[]
  /** points before any loss or award, in hundredths: all weights */
  readonly base: number
  /** its numbers in flat arrays */
  readonly layout: Layout
}
