import type { Caller } from '../../../shared/access/caller'
import type { CivilDate } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import type { OperationContext } from '../context'

export interface ListedAdoption {
  readonly id: string
  readonly ruleset: string
  readonly version: CivilDate
  readonly subject: Tables['adoptions']['subject']
  readonly year: number
  readonly options: Readonly<Record<string, unknown>>
  readonly reasons: Readonly<Record<string, string>>
  readonly hash: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly adoptedAt: number
  readonly endedAt: number | null
}

/** What the caller's city adopted, in force or replaced since, latest year first. Open to every member of the city. */
export async function listAdoptions(
  context: OperationContext,
  caller: Caller,
  { year }: { readonly year?: number | undefined },
): Promise<ListedAdoption[]> {
  return inTransaction(context.database, caller, async (tx) => {
    const rows = await tx
      .selectFrom('adoptions')
      .select(['id', 'ruleset', 'version', 'subject', 'year', 'options', 'reasons', 'hash', 'adopted_at', 'ended_at'])
      .where('city_id', '=', caller.cityId)
      .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
      .orderBy('year', 'desc')
      .orderBy('ruleset')
      .orderBy('adopted_at')
      .execute()
    return rows.map(({ adopted_at: adoptedAt, ended_at: endedAt, ...row }) => ({
      ...row,
      adoptedAt: adoptedAt.getTime(),
      endedAt: endedAt?.getTime() ?? null,
    }))
  })
}
