import type { Points } from '../values/points'
import type { CompiledMechanism } from './mechanisms/mechanism'
import type { OptionValues } from './options'
import type { Clause } from './schema/clause'
import type { Ruleset } from './schema/ruleset'

export interface ProgramClause {
  readonly index: number
  readonly definition: Clause
  readonly compiled: CompiledMechanism
  /** where its slots begin in a row */
  readonly at: number
  readonly item: number
  /** which part of its item limits it; -1 for none */
  readonly part: number
}

export interface ProgramItem {
  readonly index: number
  readonly id: string
  readonly label: string
  /** `held`: full marks that losses reduce; `earned`: from zero up to a cap; `open`: neither; `task`: passed or failed */
  readonly kind: 'held' | 'earned' | 'open' | 'task'
  /** the weight or cap in hundredths; Infinity when open */
  readonly limit: number
  readonly flagsCapped: 'capped' | 'bonus-capped' | undefined
  /** the limits of its parts in hundredths; empty when it has none */
  readonly parts: readonly number[]
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
  /** the step that must be on record */
  readonly awaits: ProgramClause | undefined
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
  /** the id of the clause that charges false records, if it has one */
  readonly falsification: string | undefined
  readonly bands: readonly Band[]
  /** true where nothing but the total and a veto decides the standing */
  readonly bandDecides: boolean
  /** points before any loss or award, in hundredths: all weights */
  readonly base: number
  /** its numbers in flat arrays */
  readonly layout: Layout
}

/** A clause whose amount is no linear form of its slots, such as a band. */
export interface CurvedClause {
  readonly clause: ProgramClause
  /** 1 or -1, as the signs of its rates would be */
  readonly factor: number
  /** the amount for slot values from 0 up, where one slot decides; larger values ask the mechanism */
  readonly table: Int32Array | undefined
}

/** A clause that may raise a flag from its slots. */
export interface FlaggingClause {
  readonly clause: ProgramClause
  /** its slots are [at, end) */
  readonly at: number
  readonly end: number
  /** true when it raises none while its slots are empty, so that it need not be asked then */
  readonly quiet: boolean
}

/**
 * The numbers of a program in flat arrays, so that scoring is a loop over whole numbers. Clauses stand in
 * the document's order, so the slots of a clause, and of an item, are neighbours.
 */
export interface Layout {
  /**
   * hundredths a unit of each slot, in the direction of its item; 0 where the clause is curved or does not
   * count in its item, and in an item with parts. Below zero only for awards in an item that has neither weight nor cap.
   */
  readonly rates: Int32Array
  /** items of one slot: for each three numbers side by side, its slot, rate and limit; what is won and what is lost */
  readonly loneWon: Int32Array
  readonly loneLost: Int32Array
  /** items of several slots that add up */
  readonly joint: Int32Array
  /** items that are more than that: curved clauses, parts, slots to be taken together */
  readonly asked: Int32Array
  /** the slots of item i are [itemAt[i], itemAt[i + 1]) */
  readonly itemAt: Int32Array
  /**
   * 1 for each item whose slots must be taken together. In any other item no slot lowers the sum, so that adding
   * them one by one and cutting each time comes to the same.
   */
  readonly whole: Uint8Array
  /**
   * for each slot four numbers side by side, as they are wanted together: its rate (0 in a whole item), its item,
   * that item's limit, and 1 where its clause gives points or -1 where it takes them
   */
  readonly plan: Int32Array
  readonly clauseOf: Int32Array
  readonly wholeItems: readonly ProgramItem[]
  /** curved clauses of items that are not whole */
  readonly bent: readonly CurvedClause[]
  /** the weight or cap of each item; `NO_LIMIT` where it has neither */
  readonly limits: Int32Array
  /** -1 for an item whose sum is lost, 1 for one whose sum is won */
  readonly signs: Int32Array
  /** one zero an item, to copy from */
  readonly zeros: readonly number[]
  /** two zeros a clause, to copy from */
  readonly noAmounts: readonly number[]
  readonly curved: readonly CurvedClause[]
  /** for each clause its place in `curved`, or -1 */
  readonly curvedOf: Int32Array
  readonly flagging: readonly FlaggingClause[]
  /** slots whose 1 is a veto */
  readonly vetoSlots: Int32Array
  /** items that raise a flag when their limit cuts a sum */
  readonly capping: readonly ProgramItem[]
  /** clauses that may lower a standing */
  readonly demoting: readonly ProgramClause[]
}
