import type { Program } from '../../../shared/rules/program'
import type { AdoptionRow } from '../../store/scoring/lock-subjects'
import type { Tables } from '../../store/tables'
import type { OperationContext } from '../context'

export interface AdoptionInForce {
  readonly id: string
  readonly year: number
  readonly program: Program
}

/** The adoptions of a year by the kind of subject they score, each with its program. */
export type AdoptionsInForce = Readonly<Record<Tables['adoptions']['subject'], readonly AdoptionInForce[]>>

/** Sorts the adoptions of one year by the kind of subject they score. */
export function adoptionsInForce(
  context: Pick<OperationContext, 'program'>,
  rows: readonly AdoptionRow[],
  year: number,
): AdoptionsInForce {
  const inForce: Record<Tables['adoptions']['subject'], AdoptionInForce[]> = {
    member: [],
    branch: [],
    organ: [],
    organisation: [],
  }
  for (const { id, subject, ruleset, version, options, year: adopted } of rows) {
    if (adopted === year) inForce[subject].push({ id, year, program: context.program(ruleset, version, options) })
  }
  return inForce
}
