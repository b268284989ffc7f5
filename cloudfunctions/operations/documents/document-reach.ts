import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { rootsOf } from '../../../shared/access/may'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import { grantsOf } from '../access/reach'

type Visible = (builder: ExpressionBuilder<Tables, 'documents'>) => Expression<SqlBool>

/** Whose documents somebody sees: their own, and the letters of notices of organisations whose standings they read. */
export async function visibleDocuments(tx: CityTransaction, caller: Caller, today: CivilDate): Promise<Visible> {
  const roots = rootsOf('standings.read', await grantsOf(tx, caller.cityId, caller.personId), today)
  return ({ or, eb }) =>
    or([
      eb('asked_by', '=', caller.personId),
      sql<SqlBool>`exists (
        select from notices notice join organisation_tree tree
          on tree.city_id = notice.city_id and tree.descendant_id = notice.organisation_id
        where notice.city_id = documents.city_id and notice.id = documents.notice_id
          and tree.ancestor_id = any (${roots}::uuid[]))`,
    ])
}
