import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import type { OrganisationKind } from '../../../shared/organisations/kinds'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreOrgansSince, rescoreSince } from '../scoring/rescore-since'
import { requireFreeName } from './require-free-name'

interface Change {
  readonly id: Id
  readonly revision: number
  readonly name?: string | undefined
  /** its last day; everybody has left it and everything below it is dissolved by then */
  readonly dissolvedOn?: CivilDate | undefined
}

/** Renames or dissolves an organisation in the caller's reach. Its records stay; posts in it end with it. */
export async function changeOrganisation(
  context: OperationContext,
  caller: Caller,
  { id, revision, name, dissolvedOn }: Change,
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, id)
    await requireAccess(tx, caller, 'organisation.keep', { personId: null, organisationIds }, today)
    const organisation = await lock(tx, caller.cityId, id)
    if (organisation.revision !== revision) throw new AppError('revision-conflict', '组织信息已有改动，请刷新后再办')
    if (organisation.dissolved_on !== null) throw new AppError('conflict', '组织已撤销，不能再改')
    if (name !== undefined && organisation.parent_id !== null) {
      await requireFreeName(tx, caller.cityId, organisation.parent_id, name, id)
    }
    if (dissolvedOn !== undefined) await dissolve(tx, caller.cityId, { ...organisation, id }, dissolvedOn, today)
    await tx
      .updateTable('organisations')
      .set({
        revision: revision + 1,
        ...(name === undefined ? {} : { name }),
        ...(dissolvedOn === undefined ? {} : { dissolved_on: dissolvedOn }),
      })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', id)
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'change-organisation',
      objectKind: 'organisation',
      objectId: id,
      details: { renamed: name !== undefined, dissolvedOn: dissolvedOn ?? null, revision: revision + 1 },
    })
    if (dissolvedOn !== undefined)
      await rescoreAbove(context, tx, caller.cityId, { ...organisation, id }, dissolvedOn, today)
    return { id, revision: revision + 1 }
  })
}

/** Locks the organisation after the one above it, the order in which a new one is set up below. */
async function lock(tx: CityTransaction, cityId: string, id: string) {
  const organisations = () => tx.selectFrom('organisations').where('organisations.city_id', '=', cityId)
  await organisations()
    .select('id')
    .where('id', '=', organisations().select('parent_id').where('id', '=', id))
    .forNoKeyUpdate()
    .executeTakeFirst()
  const row = await organisations()
    .select(['revision', 'kind', 'founded_on', 'dissolved_on', 'parent_id'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

interface Standing {
  readonly id: string
  readonly kind: OrganisationKind
  readonly parent_id: string | null
  readonly founded_on: CivilDate
}

async function dissolve(
  tx: CityTransaction,
  cityId: string,
  organisation: Standing,
  last: CivilDate,
  today: CivilDate,
): Promise<void> {
  if (last > today) throw new AppError('future-date', `撤销日期 ${last} 还没有到`)
  if (last < organisation.founded_on) throw new AppError('out-of-range', '撤销日期早于成立日期')
  if (organisation.parent_id === null) throw new AppError('conflict', '一个城市的最上级组织不能撤销')
  await requireEmpty(tx, cityId, organisation.id, last)
  await endPosts(tx, cityId, organisation.id, last)
}

/** The index of what was dissolved stands as it was; what counted it counts it no more. */
async function rescoreAbove(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  { id, kind, parent_id: parentId }: Standing,
  last: CivilDate,
  today: CivilDate,
): Promise<void> {
  if (kind === 'group' && parentId !== null) {
    await rescoreSince(context, tx, cityId, { branches: { ids: [parentId], from: last } }, today)
  } else {
    await rescoreOrgansSince(context, tx, cityId, [id], last, today)
  }
}

/** @throws AppError `conflict` naming what must be settled first */
async function requireEmpty(tx: CityTransaction, cityId: string, id: string, last: CivilDate): Promise<void> {
  const { rows } = await sql<{ below: number; people: number; waiting: number; activities: number }>`
    select
      (select count(*)::integer from organisations
        where city_id = ${cityId} and parent_id = ${id} and (dissolved_on is null or dissolved_on > ${last})) as below,
      (select count(*)::integer from memberships
        where city_id = ${cityId} and (branch_id = ${id} or group_id = ${id})
          and (until_date is null or until_date > ${last})) as people,
      (select count(*)::integer from records
        where city_id = ${cityId} and branch_id = ${id} and state in ('submitted', 'held', 'returned')) as waiting,
      (select count(*)::integer from activities
        where city_id = ${cityId} and organisation_id = ${id} and state = 'open') as activities`.execute(tx)
  const left = rows[0]
  if (!left) throw new AppError('internal', '没有查到')
  if (left.below > 0) throw new AppError('conflict', `还有 ${left.below} 个下级组织没有撤销`)
  if (left.people > 0) throw new AppError('conflict', `还有 ${left.people} 名党员没有转出`)
  if (left.waiting > 0) throw new AppError('conflict', `还有 ${left.waiting} 条记录没有办结`)
  if (left.activities > 0) throw new AppError('conflict', `还有 ${left.activities} 场活动没有结束`)
}

/** A post that would have begun later ends on the day it begins. */
async function endPosts(tx: CityTransaction, cityId: string, id: string, last: CivilDate): Promise<void> {
  await sql`
    update role_grants set until_date = greatest(from_date, ${last}::date), revision = revision + 1
    where city_id = ${cityId} and organisation_id = ${id} and (until_date is null or until_date > ${last})`.execute(tx)
}
