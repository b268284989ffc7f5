import { clauseAmount } from '../clause-amount'
import type { EncodedRow } from '../facts/encoded-row'
import { filledSlots } from '../filled-slots'
import { curvedAmount, lesser } from '../lay-out-program'
import type { CurvedClause, Layout, Program, ProgramClause, ProgramItem } from '../program'
import { pointsOfItem, type Score, scoreOfItems } from '../score-row'

/** Like no item, and not below zero, so that its difference from any is not either. */
const NO_ITEM = 2 ** 30

/**
 * For each clause two numbers side by side: what it comes to by itself and what of it counts, in hundredths and
 * never below zero.
 * @param items zeros, into which the signed points of each item are put
 */
function amountsOfClauses(program: Program, row: Int32Array, items: number[]): number[] {
  const { clauses, layout } = program
  const { plan, clauseOf, bent, wholeItems } = layout
  const amounts = layout.noAmounts.slice()
  // An empty one of these comes to nothing, and one that is filled is cut below like any other.
  for (let index = 0; index < bent.length; index += 1) {
    const each = bent[index] as CurvedClause
    amounts[2 * each.clause.index] = curvedAmount(each, row)
  }
  const { slots, count } = filledSlots(row)
  let last = NO_ITEM
  let left = 0
  for (let each = 0; each < count; each += 1) {
    const slot = slots[each] as number
    const at = (clauseOf[slot] as number) << 1
    const item = plan[(slot << 2) + 1] as number
    const limit = plan[(slot << 2) + 2] as number
    const added = Math.imul(row[slot] as number, plan[slot << 2] as number)
    // Awards in an item that is lost have rates below zero.
    const amount = ((amounts[at] as number) + (added ^ (added >> 31)) - (added >> 31)) | 0
    // What is left of the item before this clause: its limit when the item begins. Without a branch.
    const same = ((item ^ last) - 1) >> 31
    const most = ((limit + (same & (left - limit))) | 0) + (amounts[at + 1] as number)
    const counted = lesser(amount, most)
    const grown = Math.imul(plan[(slot << 2) + 3] as number, (counted - (amounts[at + 1] as number)) | 0)
    items[item] = ((items[item] as number) + grown) | 0
    amounts[at] = amount
    amounts[at + 1] = counted
    left = (most - counted) | 0
    last = item
  }
  for (let index = 0; index < wholeItems.length; index += 1) {
    const whole = wholeItems[index] as ProgramItem
    setAmountsOfWhole(clauses, layout, whole, row, amounts)
    items[whole.index] = pointsOfItem(program, whole.index, row)
  }
  return amounts
}

/**
 * The score of a row, from the same pass that finds what each clause comes to.
 * @returns amounts as `amountsOfClauses` gives them
 */
export function scoreWithAmounts(program: Program, encoded: EncodedRow): { score: Score; amounts: number[] } {
  const items = program.layout.zeros.slice()
  const amounts = amountsOfClauses(program, encoded.row, items)
  let sum = program.base
  for (let index = 0; index < items.length; index += 1) sum += items[index] as number
  return { score: scoreOfItems(program, encoded, items, sum), amounts }
}

/** The clauses of an item whose slots do not simply add up, one after the other. */
function setAmountsOfWhole(
  clauses: readonly ProgramClause[],
  layout: Layout,
  { index: item, first, end, parts }: ProgramItem,
  row: Int32Array,
  into: number[],
): void {
  const { rates, curved, curvedOf, limits } = layout
  const leftOfParts = [...parts]
  let left = limits[item] as number
  for (let index = first; index < end; index += 1) {
    const clause = clauses[index] as ProgramClause
    const { at, compiled } = clause
    let amount = 0
    for (let slot = at; slot < at + compiled.slots; slot += 1) amount += (row[slot] as number) * (rates[slot] as number)
    amount = Math.abs(amount)
    const bent = curved[curvedOf[index] as number]
    if (bent) amount = curvedAmount(bent, row)
    let counted = Math.min(amount, left)
    if (parts.length > 0) [amount, counted] = withinPart(clause, row, left, leftOfParts)
    left -= counted
    into[2 * index] = amount
    into[2 * index + 1] = counted
  }
}

/** What a clause of an item with parts takes, before and after the limits of its part and its item; uses its part up. */
function withinPart(clause: ProgramClause, row: Int32Array, left: number, parts: number[]): [number, number] {
  if (clause.compiled.effect !== 'loss') return [0, 0]
  const amount = clauseAmount(clause, row)
  const counted = Math.min(amount, left, parts[clause.part] ?? amount)
  if (clause.part >= 0) parts[clause.part] = (parts[clause.part] as number) - counted
  return [amount, counted]
}
