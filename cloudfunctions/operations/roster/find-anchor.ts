import type { MergedCells } from '../../files/scan-sheet'

/** The cell whose value a covered cell shows; undefined for a cell that stands alone or holds the value itself. */
export type AnchorOf = (row: number, column: number) => { readonly row: number; readonly column: number } | undefined

/** Prepares the search for where the value of a merged cell stands. Rows and columns count from 0. */
export function anchorFinder(merges: readonly MergedCells[]): AnchorOf {
  const ordered = [...merges].sort((one, other) => one.top - other.top)
  const byColumn = new Map<number, MergedCells[]>()
  const ofColumn = (column: number): readonly MergedCells[] => {
    const known = byColumn.get(column)
    if (known) return known
    const covering = ordered.filter(({ left, right }) => left <= column && right >= column)
    byColumn.set(column, covering)
    return covering
  }
  return (row, column) => {
    const merge = lastFrom(ofColumn(column), row)
    if (!merge || merge.bottom < row || (merge.top === row && merge.left === column)) return undefined
    return { row: merge.top, column: merge.left }
  }
}

/** The last merge that begins at or above a row; two never cover one cell. */
function lastFrom(merges: readonly MergedCells[], row: number): MergedCells | undefined {
  let [from, to] = [0, merges.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((merges[middle]?.top ?? 0) <= row) from = middle + 1
    else to = middle
  }
  return merges[from - 1]
}
