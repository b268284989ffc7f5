import { clauseAmount } from '../clause-amount'
import type { Reading } from '../mechanisms/mechanism'
import type { Program, ProgramClause } from '../program'

/** A clause that takes the place of others leaves them nothing to charge, and the others are flagged. */
export function settleReplacements(
  program: Program,
  row: Int32Array,
  readingOf: (clause: ProgramClause) => Reading,
): void {
  for (const clause of program.clauses) {
    if (clause.definition.replaces === undefined || clauseAmount(clause, row) === 0) continue
    for (const id of clause.definition.replaces) {
      const other = program.clauseById.get(id)
      if (!other || clauseAmount(other, row) === 0) continue
      row.fill(0, other.at, other.at + other.compiled.slots)
      const reading = readingOf(other)
      reading.flag(`replaced:${id}`)
      reading.remark(`由“${clause.definition.label}”代替，不再另计`)
    }
  }
}
