import type { Caller } from '../../../shared/access/caller'
import { type ActivityPlan, checkActivityPlan } from '../../../shared/records/activity-plan'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { sendAhead } from '../../store/prepared-statements'
import { notFound, requireAccessIn } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'
import { type ActivityChanged, addActivityHistory, columnsOf } from './advance-activity'
import { expectPeople, expectsOf, requireMembers } from './expect-people'

interface Opening {
  readonly clientId: string
  readonly organisationId: string
  readonly plan: ActivityPlan
}

/** Plans a gathering of an organisation in the caller's reach, on a day past or to come, with the people expected. */
export async function openActivity(
  context: OperationContext,
  caller: Caller,
  input: Opening,
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  const answer: ActivityChanged = { id: context.newId(), revision: 1, state: 'open' }
  return inTransaction(context.database, caller, async (tx) => {
    await requireAccessIn(tx, caller, 'activity.keep', input.organisationId, today)
    return submitOnce(context, tx, caller, { clientId: input.clientId, body: input }, answer, () =>
      keep(context, tx, caller, input, answer),
    )
  })
}

async function keep(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  { organisationId, plan }: Opening,
  { id, revision, state }: ActivityChanged,
): Promise<void> {
  await checkHolder(tx, caller.cityId, organisationId, plan)
  const at = new Date(context.now())
  const expects = expectsOf(plan)
  const row = { ...columnsOf(plan), expects }
  const opened = { city_id: caller.cityId, id, organisation_id: organisationId, ...row, state, closed_at: null }
  await sendAhead(tx, tx.insertInto('activities').values(opened))
  await expectPeople(tx, caller.cityId, { id, organisationId, heldOn: plan.heldOn, expects }, plan.expected)
  await addActivityHistory(tx, caller, { id, revision, state, plan: row, reason: null, at })
  await writeAudit(context, tx, caller.cityId, {
    actor: caller.personId,
    action: 'open-activity',
    objectKind: 'activity',
    objectId: id,
    details: { organisationId, revision, kinds: plan.kinds, heldOn: plan.heldOn },
  })
}

/** Whether the organisation stands on the day and may hold such a thing, and the lecturer is one of its members. */
export async function checkHolder(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
  plan: ActivityPlan,
): Promise<void> {
  const holder = await tx
    .selectFrom('organisations')
    .select(['kind', 'founded_on', 'dissolved_on'])
    .where('city_id', '=', cityId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!holder) throw notFound()
  checkActivityPlan(plan, holder.kind)
  if (plan.heldOn < holder.founded_on) {
    throw new AppError('out-of-range', `日期 ${plan.heldOn} 早于组织成立的 ${holder.founded_on}`)
  }
  if (holder.dissolved_on !== null && plan.heldOn > holder.dissolved_on) {
    throw new AppError('out-of-range', `组织已于 ${holder.dissolved_on} 撤销`)
  }
  if (plan.lecturerId !== undefined) {
    await requireMembers(tx, cityId, { organisationId, heldOn: plan.heldOn }, [plan.lecturerId])
  }
}
