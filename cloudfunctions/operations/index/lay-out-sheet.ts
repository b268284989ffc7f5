import { recordKindOf } from '../../../shared/measures/record-kind-of'
import type { RecordKind } from '../../../shared/records/kinds'
import { buildSheet } from '../../../shared/rules/explain/sheet'
import type { EncodedRow } from '../../../shared/rules/facts/encoded-row'
import type { Program, ProgramItem } from '../../../shared/rules/program'
import type { Score } from '../../../shared/rules/score-row'
import { wonSections } from '../../../shared/rules/standing/won-sections'
import { type Points, pointsFromHundredths } from '../../../shared/values/points'

export interface SheetItem {
  readonly id: string
  readonly label: string
  readonly kind: ProgramItem['kind']
  readonly limit: Points | null
  readonly points: Points
  readonly mark: '有' | '无' | '通过' | '不过' | '不适用' | null
  /** its clauses that say anything */
  readonly clauses: readonly string[]
  /** the kinds of the member's own records that it adds up */
  readonly records: readonly RecordKind[]
}

export interface SheetPart {
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly total: Points | null
  readonly points: Points
  /** whether the section is won by itself; null where nobody has decided from how many points on, or it cannot be */
  readonly won: boolean | null
  readonly items: readonly SheetItem[]
}

/**
 * The score in the document's own order, for a screen.
 * @param withheld sections, by index, of which only the sum is told
 */
export function layOutSheet(
  program: Program,
  encoded: EncodedRow,
  score: Score,
  withheld: ReadonlySet<number>,
): SheetPart[] {
  const won = wonSections(program, score)
  const items = new Map(program.items.map((item) => [item.id, item]))
  return buildSheet(program, encoded, score, new Map()).map(({ id, label, depth, total, assessed, rows }, section) => ({
    id,
    label,
    depth,
    total,
    points: assessed,
    won: won.get(id) ?? null,
    items: (withheld.has(section) ? [] : rows).map((row) => ({
      id: row.item,
      label: row.label,
      kind: items.get(row.item)?.kind ?? 'open',
      limit: row.limit,
      points: row.assessed,
      mark: row.mark,
      clauses: row.lines.map(({ clause }) => clause),
      records: recordsBehind(program, items.get(row.item)),
    })),
  }))
}

/** Where each standing begins, from the best to the last, which has no line. */
export function bandLines(program: Program): { readonly label: string; readonly from: Points | null }[] {
  return program.bands.map(({ label, least }) => ({
    label,
    from: least === Number.NEGATIVE_INFINITY ? null : pointsFromHundredths(least),
  }))
}

function recordsBehind(program: Program, item: ProgramItem | undefined): RecordKind[] {
  const clauses = item ? program.clauses.slice(item.first, item.end) : []
  const kinds = clauses.map(({ definition }) => definition.reads && recordKindOf[definition.reads])
  return [...new Set(kinds.filter((kind) => kind !== undefined))]
}
