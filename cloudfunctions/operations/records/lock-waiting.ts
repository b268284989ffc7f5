import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { RoleGrant } from '../../../shared/access/may'
import type { RecordState } from '../../../shared/records/states'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

/**
 * A record that is to be decided, with the organisations that may decide on it: its branch and those above, but the
 * works committee only where no organ stands between.
 */
export interface Waiting {
  readonly id: string
  readonly personId: string
  readonly authorId: string
  readonly happenedOn: CivilDate
  readonly state: RecordState
  readonly revision: number
  readonly above: readonly string[]
}

interface Locked {
  readonly waiting: ReadonlyMap<string, Waiting>
  readonly grants: readonly RoleGrant[]
}

/**
 * Locks records and reads the caller's roles, in one round trip. It locks in the order of ids, so that two
 * approvers of overlapping lists cannot wait for each other.
 */
export async function lockWaiting(tx: CityTransaction, caller: Caller, ids: readonly string[]): Promise<Locked> {
  const { rows } = await sql<{ record: Waiting; grants: RoleGrant[] }>`
    with locked as (
      select * from records where city_id = ${caller.cityId} and id = any (${[...ids]}::uuid[]) order by id for update)
    select
      jsonb_build_object('id', record.id, 'personId', record.person_id, 'authorId', record.author_id,
        'happenedOn', record.happened_on, 'state', record.state, 'revision', record.revision,
        'above', array(select tree.ancestor_id from organisation_tree tree
          join organisations place on place.city_id = tree.city_id and place.id = tree.ancestor_id
          where tree.city_id = record.city_id and tree.descendant_id = record.branch_id
            and (tree.depth <= 1 or place.kind <> 'works-committee'))) as record,
      (select coalesce(jsonb_agg(jsonb_build_object('role', role, 'organisationId', organisation_id,
          'from', from_date, 'until', until_date)), '[]') from role_grants
        where city_id = ${caller.cityId} and person_id = ${caller.personId}) as grants
    from locked record`.execute(tx)
  return { waiting: new Map(rows.map(({ record }) => [record.id, record])), grants: rows[0]?.grants ?? [] }
}
