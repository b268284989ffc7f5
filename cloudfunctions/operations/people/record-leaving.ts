import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { Role } from '../../../shared/access/roles'
import type { Leaving } from '../../../shared/people/leaving'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { personAsTarget, requireAccess } from '../access/reach'
import { requireLevel } from '../access/require-level'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import { lockPerson } from './lock-person'

interface Gone {
  readonly personId: Id
  readonly revision: number
  readonly leaving: Leaving
  /** the last day in the city */
  readonly on: CivilDate
}

/**
 * Ends a member's time in the city: membership and posts end with that day, nobody stays signed in, the index stands
 * as it was on that day. Everything on record stays, in the reach of those who kept it.
 */
export async function recordLeaving(
  context: OperationContext,
  caller: Caller,
  input: Gone,
): Promise<{ revision: number; postsEnded: number }> {
  const today = civilDateAt(context.now())
  const { personId, leaving, on } = input
  const revision = input.revision + 1
  return inTransaction(context.database, caller, async (tx) => {
    const target = { ...(await personAsTarget(tx, caller.cityId, personId, today)), personId: null }
    await requireAccess(tx, caller, 'membership.end', target, today)
    if (personId === caller.personId) throw new AppError('own-record', '自己的组织关系由他人办理')
    await lockPerson(tx, caller.cityId, personId, input.revision)
    const branchId = await endMembership(tx, caller.cityId, input, today)
    const ended = await endPosts(tx, caller.cityId, personId, on)
    await requireLevel(tx, caller, 'membership.end', target.organisationIds, ended, today)
    await closeDoors(tx, caller.cityId, input, new Date(context.now()))
    await tx
      .updateTable('people')
      .set({ revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', personId)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'record-leaving',
      objectKind: 'person',
      objectId: personId,
      details: { branchId, leaving, on, postsEnded: ended.length, revision },
    })
    const reached = { people: [{ personId, from: on }], branches: { ids: [branchId], from: on } }
    await rescoreSince(context, tx, caller.cityId, reached, today)
    return { revision, postsEnded: ended.length }
  })
}

/** @returns the branch it was */
async function endMembership(
  tx: CityTransaction,
  cityId: string,
  { personId, leaving, on }: Gone,
  today: CivilDate,
): Promise<string> {
  if (on > today) throw new AppError('future-date', `离开日期 ${on} 还没有到`)
  const current = await tx
    .selectFrom('memberships')
    .select(['id', 'branch_id', 'from_date'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('until_date', 'is', null)
    .executeTakeFirst()
  if (!current) throw new AppError('conflict', '这位党员已经离开本市')
  if (on < current.from_date) {
    throw new AppError('out-of-range', `离开日期早于编入现支部的日期 ${current.from_date}`)
  }
  await tx
    .updateTable('memberships')
    .set({ until_date: on, left_as: leaving })
    .where('city_id', '=', cityId)
    .where('id', '=', current.id)
    .execute()
  return current.branch_id
}

/** A post that would have begun later ends on the day it begins. @returns the roles of the posts that were ended */
async function endPosts(tx: CityTransaction, cityId: string, personId: string, on: CivilDate): Promise<Role[]> {
  const { rows } = await sql<{ role: Role }>`
    update role_grants set until_date = greatest(from_date, ${on}::date), revision = revision + 1
    where city_id = ${cityId} and person_id = ${personId} and (until_date is null or until_date > ${on})
    returning role`.execute(tx)
  return rows.map(({ role }) => role)
}

/** Nobody stays signed in. Who died cannot sign in again; the others may, to see and take along what is held about them. */
async function closeDoors(tx: CityTransaction, cityId: string, { personId, leaving }: Gone, at: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()
  if (leaving !== 'died') return
  await tx.deleteFrom('identities').where('city_id', '=', cityId).where('person_id', '=', personId).execute()
}
