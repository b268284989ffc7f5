import type { Caller } from '../../../shared/access/caller'
import { placesOf } from '../../../shared/access/levels'
import type { Role } from '../../../shared/access/roles'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { leavingDays } from '../../store/scoring/leaving-days'
import { notFound, organisationsAbove, personAsTarget, requireAccess } from '../access/reach'
import { requireLevel } from '../access/require-level'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'

interface NewRole {
  readonly personId: string
  readonly organisationId: string
  readonly role: Role
  readonly from: CivilDate
  readonly until: CivilDate | null
}

/**
 * Gives a person in the caller's reach a role at an organisation in the caller's reach, up to the caller's own
 * level, from a day on. Nobody gives themselves one.
 */
export async function grantRole(
  context: OperationContext,
  caller: Caller,
  input: NewRole,
): Promise<{ id: Id; revision: number }> {
  const today = civilDateAt(context.now())
  const id = context.newId()
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, input.organisationId)
    await requireAccess(tx, caller, 'role.grant', { personId: null, organisationIds }, today)
    const person = await personAsTarget(tx, caller.cityId, input.personId, today)
    await requireAccess(tx, caller, 'role.grant', person, today)
    if (input.personId === caller.personId) throw new AppError('own-record', '不能给自己任职')
    await requireLevel(tx, caller, 'role.grant', organisationIds, [input.role], today)
    await requirePost(tx, caller.cityId, input)
    await tx
      .insertInto('role_grants')
      .values({
        city_id: caller.cityId,
        id,
        person_id: input.personId,
        organisation_id: input.organisationId,
        role: input.role,
        from_date: input.from,
        until_date: input.until,
      })
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'grant-role',
      objectKind: 'role',
      objectId: id,
      details: { personId: input.personId, organisationId: input.organisationId, role: input.role, from: input.from },
    })
    await rescoreRole(context, tx, caller.cityId, input, input.from, today)
    return { id, revision: 1 }
  })
}

/** A post that exists at such an organisation and that the person does not hold at the time. */
async function requirePost(tx: CityTransaction, cityId: string, input: NewRole): Promise<void> {
  const { from, until } = input
  const place = await tx
    .selectFrom('organisations')
    .select(['kind', 'dissolved_on'])
    .where('city_id', '=', cityId)
    .where('id', '=', input.organisationId)
    .executeTakeFirst()
  // Locked, so that two who give the same post at once take turns.
  const person = await tx
    .selectFrom('people')
    .select('joined_on')
    .where('city_id', '=', cityId)
    .where('id', '=', input.personId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!place || !person) throw notFound()
  if (!placesOf[input.role].includes(place.kind)) throw new AppError('conflict', '这个角色不在这一级组织任职')
  if (place.dissolved_on !== null) throw new AppError('conflict', '组织已撤销，不能任职')
  if (until !== null && until < from) throw new AppError('out-of-range', '止日早于起日')
  if (from < person.joined_on) throw new AppError('out-of-range', `任职日期 ${from} 早于入党日期 ${person.joined_on}`)
  const held = await tx
    .selectFrom('role_grants')
    .select('id')
    .where('city_id', '=', cityId)
    .where('person_id', '=', input.personId)
    .where('organisation_id', '=', input.organisationId)
    .where('role', '=', input.role)
    .where(({ eb, or }) => or([eb('until_date', 'is', null), eb('until_date', '>=', from)]))
    .$if(until !== null, (query) => query.where('from_date', '<=', until ?? from))
    .executeTakeFirst()
  if (held) throw new AppError('conflict', '这位党员在这段时间已担任此职')
  if ((await leavingDays(tx, cityId, [input.personId])).size > 0) {
    throw new AppError('conflict', '这位党员已离开本市，不能任职')
  }
}

/**
 * Posts in a branch count: months in office for the person, whether there is a committee for the branch.
 * @param from the first day that is another than before
 */
export async function rescoreRole(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  { personId, organisationId, role }: Pick<NewRole, 'personId' | 'organisationId' | 'role'>,
  from: CivilDate,
  today: CivilDate,
): Promise<void> {
  if (!placesOf[role].includes('branch')) return
  const reached = { people: [{ personId, from }], branches: { ids: [organisationId], from } }
  await rescoreSince(context, tx, cityId, reached, today)
}
