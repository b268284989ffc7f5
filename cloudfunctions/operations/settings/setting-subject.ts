import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { organisationsAbove, personAsTarget, requireAccess } from '../access/reach'

/** Whose a setting is. */
export type SettingSubject = { readonly organisationId: string } | { readonly personId: string }

export function columnsOfSubject(subject: SettingSubject): {
  organisation_id: string | null
  person_id: string | null
} {
  return 'personId' in subject
    ? { organisation_id: null, person_id: subject.personId }
    : { organisation_id: subject.organisationId, person_id: null }
}

/** Lets only those through who keep settings there, and makes those who do take turns. @throws AppError `not-found`, `own-record` */
export async function requireSubject(
  tx: CityTransaction,
  caller: Caller,
  subject: SettingSubject,
  today: CivilDate,
): Promise<void> {
  const organisationIds =
    'personId' in subject
      ? (await personAsTarget(tx, caller.cityId, subject.personId, today)).organisationIds
      : await organisationsAbove(tx, caller.cityId, subject.organisationId)
  await requireAccess(tx, caller, 'settings.keep', { personId: null, organisationIds }, today)
  if ('personId' in subject && subject.personId === caller.personId) {
    throw new AppError('own-record', '自己的设置由他人维护')
  }
  await tx
    .selectFrom('personId' in subject ? 'people' : 'organisations')
    .select('id')
    .where('city_id', '=', caller.cityId)
    .where('id', '=', 'personId' in subject ? subject.personId : subject.organisationId)
    .forNoKeyUpdate()
    .execute()
}
