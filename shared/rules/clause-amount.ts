import type { ProgramClause } from './program'

/** The amount of one clause in hundredths before its item's limit; never negative. */
export function clauseAmount(clause: ProgramClause, row: ArrayLike<number>): number {
  const { compiled, at } = clause
  const { rates } = compiled
  if (!rates) return compiled.amount(row, at)
  let amount = 0
  for (let slot = 0; slot < rates.length; slot += 1) amount += (row[at + slot] as number) * (rates[slot] as number)
  return amount
}
