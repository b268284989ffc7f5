import type { Program } from '../../../shared/rules/program'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import type { OperationContext } from '../context'

export interface AdoptionInForce {
  readonly id: string
  readonly year: number
  readonly program: Program
}

/** The adoptions of a year by the kind of subject they score, each with its program. */
export type AdoptionsInForce = Readonly<Record<Tables['adoptions']['subject'], readonly AdoptionInForce[]>>

export async function adoptionsInForce(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  cityId: string,
  year: number,
): Promise<AdoptionsInForce> {
  const rows = await tx
    .selectFrom('adoptions')
    .select(['id', 'subject', 'ruleset', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('year', '=', year)
    .where('ended_at', 'is', null)
    .orderBy('ruleset')
    .execute()
  const inForce: Record<Tables['adoptions']['subject'], AdoptionInForce[]> = {
    member: [],
    branch: [],
    organ: [],
    organisation: [],
  }
  for (const { id, subject, ruleset, version, options } of rows) {
    inForce[subject].push({ id, year, program: context.program(ruleset, version, options) })
  }
  return inForce
}
