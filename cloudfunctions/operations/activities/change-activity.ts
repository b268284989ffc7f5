import type { Caller } from '../../../shared/access/caller'
import type { ActivityPlan } from '../../../shared/records/activity-plan'
import { activityAfter } from '../../../shared/records/activity-states'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type ActivityChanged, advanceActivity } from './advance-activity'
import { expectPeople, expectsOf } from './expect-people'
import { lockKeptActivity } from './find-activity'
import { checkHolder } from './open-activity'

/** Plans an open activity anew, with the people whom the new plan expects. */
export async function changeActivity(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number; readonly plan: ActivityPlan },
): Promise<ActivityChanged> {
  const today = civilDateAt(context.now())
  const { plan } = input
  return inTransaction(context.database, caller, async (tx) => {
    const activity = await lockKeptActivity(tx, caller, input.id, input.revision, today)
    activityAfter(activity.state, 'change')
    await checkHolder(tx, caller.cityId, activity.organisationId, plan)
    const expects = expectsOf(plan)
    const changed = await advanceActivity(context, tx, caller, activity, {
      step: 'change',
      reason: null,
      plan,
      expects,
    })
    await expectPeople(tx, caller.cityId, { ...activity, heldOn: plan.heldOn, expects }, plan.expected)
    return changed
  })
}
