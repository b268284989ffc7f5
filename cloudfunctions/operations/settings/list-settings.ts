import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { NamedValue } from '../../../shared/settings/settings'
import { namedValue } from '../../../shared/settings/settings'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { inTransaction } from '../../store/in-transaction'
import { grantsOf } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { DEFAULT_PAGE, type Page, pageOf, readCursor } from '../paging'

/** Something that is set, for whom and when. */
export interface ListedSetting {
  readonly id: Id
  readonly setting: NamedValue
  readonly organisationId: Id | null
  readonly personId: Id | null
  readonly from: CivilDate
  readonly until: CivilDate | null
  readonly reason: string | null
}

interface Asked {
  /** those that hold on this day; today when left out */
  readonly on?: CivilDate | undefined
  readonly organisationId?: string | undefined
  readonly personId?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const position = z.tuple([z.string().max(100), z.uuid()])

/** What is set for organisations and people in the caller's reach. */
export async function listSettings(
  context: OperationContext,
  caller: Caller,
  asked: Asked,
): Promise<Page<ListedSetting>> {
  const today = civilDateAt(context.now())
  const { on = today, limit = DEFAULT_PAGE, organisationId = null, personId = null } = asked
  const after = readCursor(asked.cursor, position)
  return inTransaction(context.database, caller, async (tx) => {
    const roots = rootsOf('settings.keep', await grantsOf(tx, caller.cityId, caller.personId), today)
    const { rows } = await sql<Omit<ListedSetting, 'setting'> & { name: string; value: unknown }>`
      with place as (
        select distinct descendant_id as id from organisation_tree
        where city_id = ${caller.cityId} and ancestor_id = any (${roots}::uuid[]))
      select id, name, value, organisation_id as "organisationId", person_id as "personId", from_date as "from",
        until_date as until, reason
      from settings setting
      where city_id = ${caller.cityId} and from_date <= ${on} and (until_date is null or until_date >= ${on})
        and (${organisationId}::uuid is null or organisation_id = ${organisationId})
        and (${personId}::uuid is null or person_id = ${personId})
        and (organisation_id in (select id from place) or exists (
          select from memberships member
          where member.city_id = setting.city_id and member.person_id = setting.person_id and member.from_date <= ${today}
            and (member.until_date is null or member.until_date >= ${today})
            and member.branch_id in (select id from place)))
        and ${after === undefined ? sql`true` : sql`(name collate "C", id) > (${after[0]}::text collate "C", ${after[1]}::uuid)`}
      order by name collate "C", id
      limit ${limit + 1}`.execute(tx)
    const { items: shown, next } = pageOf(rows, limit, (row) => [row.name, row.id])
    await writeRead(
      context,
      tx,
      caller,
      shown.flatMap((row) => row.personId ?? []),
      'list-settings',
    )
    return {
      items: shown.map(({ name: set, value, ...row }) => ({ ...row, setting: namedValue.parse({ name: set, value }) })),
      next,
    }
  })
}
