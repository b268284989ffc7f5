import type { Outcome } from '../mechanisms/mechanism'
import type { ScoringDates } from './fact-row'

/** Facts of one subject as whole numbers, one row; everything a score and its lines need. */
export interface EncodedRow extends ScoringDates {
  readonly basis: 'interim' | 'closed'
  /** the slots that count now */
  readonly row: Int32Array
  /** the slots of clauses that do not count now: awaiting the close, or left uncounted by policy */
  readonly shown: ReadonlyMap<number, readonly number[]>
  /** one of `EvidenceMark` for each clause */
  readonly marks: Uint8Array
  /** the measurements that the facts name → outcome */
  readonly measured: ReadonlyMap<string, Outcome>
  /** flags and remarks by clause index, from reading the facts */
  readonly flags: ReadonlyMap<number, readonly string[]>
  readonly remarks: ReadonlyMap<number, readonly string[]>
  /** the flags from reading the facts, each once, in the document's order */
  readonly raised: readonly string[]
  /** true when one of them is a veto */
  readonly vetoed: boolean
}
