import type { CivilDate } from '../values/civil-date'

/** A table in a letter; the first row is its head. */
export interface LetterTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type LetterBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | ({ readonly kind: 'table' } & LetterTable)

/** A published notice as an official letter says it: words with figures put in. */
export interface NoticeLetter {
  /** the organisation in red at the head, and under the text */
  readonly organisation: string
  /** in place of a document number, which only an office gives: what the notice is filed under */
  readonly number: string
  readonly title: string
  readonly blocks: readonly LetterBlock[]
  readonly publishedOn: CivilDate
  /** head of the audit chain in hex at publication */
  readonly chainHead: string
}
