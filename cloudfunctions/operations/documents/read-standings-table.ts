import type { Caller } from '../../../shared/access/caller'
import type { StandingsRow, StandingsTable } from '../../../shared/documents/standings-table'
import { parseCityId, parseId } from '../../../shared/values/ids'
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
  const rows: StandingsRow[] = []
  let cursor: string | undefined
  do {
    const page = await listStandings(context, caller, { subject: 'branch', year, limit: PAGE, cursor })
    rows.push(...page.items.map((item) => ({ ...item, ruleset: titles.get(item.ruleset) ?? item.ruleset })))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { title: `${year}年党支部等次`, rows }
}
