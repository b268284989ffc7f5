import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { RoleGrant } from '../../../shared/access/may'
import type { RecordState } from '../../../shared/records/states'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { type LockedSubjects, lockedSubjects, subjectLocks } from '../../store/scoring/lock-subjects'
import { grantsAsJson } from '../access/reach'

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
  /** whom deciding records of this year touches */
  readonly subjects: LockedSubjects
}

/**
 * Locks records, their members and branches, and reads the caller's roles, in one round trip. It locks in the
 * order of ids, so that two approvers of overlapping lists cannot wait for each other.
 */
export async function lockWaiting(
  tx: CityTransaction,
  caller: Caller,
  ids: readonly string[],
  today: CivilDate,
): Promise<Locked> {
  const { year } = partsOf(today)
  const people = sql`person_id from locked where left(happened_on::text, 4) = ${String(year)}`
  const { rows } = await sql<{ record: Waiting; grants: RoleGrant[]; subjects: LockedSubjects }>`
    with locked as (
      select * from records where city_id = ${caller.cityId} and id = any (${[...ids]}::uuid[]) order by id for update),
    ${subjectLocks(caller.cityId, people, [], today)},
    subjects as (select ${lockedSubjects(caller.cityId, [year])} as locked)
    select
      jsonb_build_object('id', record.id, 'personId', record.person_id, 'authorId', record.author_id,
        'happenedOn', record.happened_on, 'state', record.state, 'revision', record.revision,
        'above', array(select tree.ancestor_id from organisation_tree tree
          where tree.city_id = record.city_id and tree.descendant_id = record.branch_id
            and (tree.depth <= 1 or 'works-committee' <> (select place.kind from organisations place
              where place.city_id = tree.city_id and place.id = tree.ancestor_id)))) as record,
      ${grantsAsJson(caller)} as grants,
      subjects.locked as subjects
    from locked record cross join subjects`.execute(tx)
  return {
    waiting: new Map(rows.map(({ record }) => [record.id, record])),
    grants: rows[0]?.grants ?? [],
    subjects: rows[0]?.subjects ?? { members: [], adoptions: [] },
  }
}
