import type { Program } from '../../../shared/rules/program'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import type { OperationContext } from '../context'

export interface AdoptionInForce {
  readonly id: string
  readonly year: number
  readonly program: Program
}

/** The adoptions of a year for one kind of subject, each with its program. */
export async function adoptionsInForce(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  cityId: string,
  year: number,
  subject: Tables['adoptions']['subject'],
): Promise<AdoptionInForce[]> {
  const rows = await tx
    .selectFrom('adoptions')
    .select(['id', 'ruleset', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('year', '=', year)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .orderBy('ruleset')
    .execute()
  return rows.map(({ id, ruleset, version, options }) => ({
    id,
    year,
    program: context.program(ruleset, version, options),
  }))
}
