import type { FactField } from './facts/fact'

/** A field that a fact on a clause may carry: what is written there, in which unit and between which bounds. */
export interface FieldDescription {
  readonly field: FactField
  readonly type: 'count' | 'yes-no' | 'points' | 'hours' | 'months' | 'means' | 'number' | 'list' | 'text' | 'date'
  readonly unit: string | null
  readonly least: number | null
  readonly most: number | null
  /** the words that may stand there, where they are a closed list */
  readonly words: readonly string[] | null
}
