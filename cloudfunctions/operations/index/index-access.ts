import type { Caller } from '../../../shared/access/caller'
import { may } from '../../../shared/access/may'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { leavingDays } from '../../store/scoring/leaving-days'
import { grantsOf, notFound } from '../access/reach'
import { membersOf } from '../activities/members-of'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { type FindingSubject, targetOf } from '../findings/finding-subject'

/**
 * Lets through whom the index of a member or organisation is open to, and notes a look at another member's.
 * Members see their own branch's index: it is theirs as much as the secretary's.
 * @returns whether the caller may also see what discipline contributed
 * @throws AppError `not-found`
 */
export async function openIndex(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  subject: FindingSubject,
  today: CivilDate,
): Promise<{ seesDiscipline: boolean }> {
  const grants = await grantsOf(tx, caller.cityId, caller.personId)
  const target = await targetOf(tx, caller.cityId, subject, today)
  const entitled = (action: 'index.read' | 'punishment.read') => may(action, caller.personId, grants, target, today)
  if ('personId' in subject) {
    if (!entitled('index.read')) throw notFound()
    await writeRead(context, tx, caller, [subject.personId], 'index')
    return { seesDiscipline: entitled('punishment.read') }
  }
  if (!entitled('index.read') && !(await isOwnBranch(tx, caller, subject.organisationId, today))) throw notFound()
  return { seesDiscipline: true }
}

/** The last day up to which an index is looked at: that of somebody who left the city ended with them. */
export async function lastDayOf(
  tx: CityTransaction,
  cityId: string,
  subject: FindingSubject,
  asked: CivilDate,
): Promise<CivilDate> {
  if (!('personId' in subject)) return asked
  const left = (await leavingDays(tx, cityId, [subject.personId])).get(subject.personId)
  return left !== undefined && left < asked ? left : asked
}

async function isOwnBranch(
  tx: CityTransaction,
  caller: Caller,
  organisationId: string,
  today: CivilDate,
): Promise<boolean> {
  const [belongs] = await membersOf(tx, caller.cityId, organisationId, today, [caller.personId])
  if (belongs === undefined) return false
  const row = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('city_id', '=', caller.cityId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row?.kind === 'branch'
}
