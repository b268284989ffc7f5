import type { Caller } from '../../../shared/access/caller'
import type { Role } from '../../../shared/access/roles'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OrganisationKind } from '../../store/tables'
import { notFound, organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/** What kind of organisation each role is held at. */
const placeOf: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  'group-leader': ['group'],
  'committee-member': ['branch'],
  'deputy-secretary': ['branch'],
  secretary: ['branch'],
  'organ-staff': ['organ-committee', 'general-branch'],
  'works-staff': ['works-committee'],
  inspector: ['works-committee', 'organ-committee'],
}

/** Gives a person a role at an organisation in the caller's reach, from a day on. Nobody gives themselves one. */
export async function grantRole(
  context: OperationContext,
  caller: Caller,
  input: { personId: string; organisationId: string; role: Role; from: CivilDate; until: CivilDate | null },
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  const id = context.newId()
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, input.organisationId)
    await requireAccess(tx, caller, 'role.grant', { personId: null, organisationIds }, today)
    if (input.personId === caller.personId) throw new AppError('own-record', '不能给自己任职')
    const place = await tx
      .selectFrom('organisations')
      .select('kind')
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.organisationId)
      .executeTakeFirst()
    const person = await tx
      .selectFrom('people')
      .select('id')
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.personId)
      .executeTakeFirst()
    if (!place || !person) throw notFound()
    if (!placeOf[input.role].includes(place.kind)) throw new AppError('conflict', '这个角色不在这一级组织任职')
    if (input.until !== null && input.until < input.from) throw new AppError('out-of-range', '止日早于起日')
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
      details: { personId: input.personId, organisationId: input.organisationId, role: input.role },
    })
    return { id, revision: 1 }
  })
}
