import type { Caller } from '../../../shared/access/caller'
import type { StandingsRow, StandingsTable } from '../../../shared/documents/standings-table'
import { parseCityId, parseId } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { listStandings } from '../index/list-standings'

const PAGE = 100

/** The standings that somebody may read, page after page, as they are when the table is made. */
export async function readStandingsTable(
  context: OperationContext,
  cityId: string,
  personId: string,
  year: number,
): Promise<StandingsTable> {
  const caller: Caller = { cityId: parseCityId(cityId), personId: parseId(personId), sessionId: context.newId() }
  const titles = new Map(context.rulesets.map(({ ruleset, title }) => [ruleset, title]))
  const organOf = await organsOfBranches(context, caller)
  const rows: StandingsRow[] = []
  let cursor: string | undefined
  do {
    const page = await listStandings(context, caller, { subject: 'branch', year, limit: PAGE, cursor })
    for (const item of page.items) {
      const organ = organOf.get(item.branchId) ?? ''
      rows.push({ ...item, organ, ruleset: titles.get(item.ruleset) ?? item.ruleset })
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  // Branches come by name; those of one organ stay together, in that order.
  const organs = [...new Set(rows.map(({ organ }) => organ))].sort()
  return { title: `${year}年党支部等次`, rows: organs.flatMap((organ) => rows.filter((row) => row.organ === organ)) }
}

async function organsOfBranches(context: OperationContext, caller: Caller): Promise<ReadonlyMap<string, string>> {
  const branches = await inTransaction(context.database, caller, (tx) =>
    tx
      .selectFrom('organisations as branch')
      .innerJoin('organisations as organ', (join) =>
        join.onRef('organ.city_id', '=', 'branch.city_id').onRef('organ.id', '=', 'branch.parent_id'),
      )
      .select(['branch.id', 'organ.name'])
      .where('branch.city_id', '=', caller.cityId)
      .where('branch.kind', '=', 'branch')
      .execute(),
  )
  return new Map(branches.map(({ id, name }) => [id, name]))
}
