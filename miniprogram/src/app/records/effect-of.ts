import type { RecordKind } from '../../../../shared/records/kinds'
import type { Index, IndexLine, SheetItem } from '../index-sheet/index-types'

/** What a record would do to one item of the index once it is approved. */
export interface Effect {
  readonly item: string
  /** 12.5, or 缺 12 */
  readonly from: string
  /** 14.5 小时, or 缺 10 学时 */
  readonly to: string
  /** hundredths of a point; undefined where the line's arithmetic does not tell a rate */
  readonly gain: number | undefined
  /** a loss that only the period's end will take */
  readonly later: boolean
  readonly full: boolean
}

const QUANTITY = /^(缺 )?(\d+(?:\.\d+)?) (小时|学时|项|次)$/
const ARITHMETIC = /^(\d+(?:\.\d+)?) × (\d+(?:\.\d+)?)(?: ÷ (\d+(?:\.\d+)?))? = (\d+(?:\.\d+)?)$/

/**
 * What `added` units of a kind (hours, or one more item) would change, read from the index's own lines: their quantity
 * and the arithmetic that multiplies it. The rate is believed only when it gives the line's own result again; a change
 * that the lines do not settle has no `gain`. What other records that wait will do is not in it.
 */
export function effectsOf(index: Index, kind: RecordKind, added: number): Effect[] {
  const items = index.sheet.flatMap((part) => part.items).filter(({ records }) => records.includes(kind))
  return items.flatMap((item) => {
    const line = index.lines.find(({ clause }) => clause === item.id || item.clauses.includes(clause))
    const effect = line && effectOnLine(item, line, added)
    return effect ? [effect] : []
  })
}

function effectOnLine(item: SheetItem, line: IndexLine, added: number): Effect | undefined {
  const [, lacking, quantity, unit] = QUANTITY.exec(line.facts) ?? []
  if (quantity === undefined || unit === undefined) return undefined
  const isLoss = item.kind === 'held'
  // An item that only loses is bettered by what it lacks; one that lacks nothing is not changed at all.
  if (isLoss !== (lacking !== undefined)) return undefined
  const before = Number(quantity)
  const after = isLoss ? Math.max(0, before - added) : before + added
  const points = amounts(line, quantity, after)
  const cap = item.limit === null ? Number.POSITIVE_INFINITY : hundredths(item.limit)
  const gain = points && Math.abs(Math.min(cap, points.after) - Math.min(cap, points.before))
  return {
    item: item.label,
    from: `${lacking ?? ''}${before}`,
    to: `${lacking ?? ''}${after} ${unit}`,
    gain,
    later: line.pending !== null,
    full: !isLoss && points !== undefined && points.before >= cap,
  }
}

/** The line's amount for its own quantity and for another; undefined when its arithmetic is no product with it. */
function amounts(line: IndexLine, quantity: string, other: number): { before: number; after: number } | undefined {
  const [, one, two, divisor = '1', result] = ARITHMETIC.exec(line.arithmetic) ?? []
  if (one === undefined || two === undefined || result === undefined) return undefined
  const rate = one === quantity ? two : two === quantity ? one : undefined
  if (rate === undefined) return undefined
  // Whole hundredths on both sides of the line keep this exact; the rules round down.
  const amount = (units: number) => Math.floor((Math.round(units * 100) * hundredths(rate)) / hundredths(divisor))
  const before = amount(Number(quantity))
  return before === hundredths(result) ? { before, after: amount(other) } : undefined
}

function hundredths(written: string): number {
  return Math.round(Number(written) * 100)
}
