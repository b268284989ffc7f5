import type { Caller } from '../../../shared/access/caller'
import type { ActivityPlan } from '../../../shared/records/activity-plan'
import { type ActivityState, type ActivityStep, activityAfter } from '../../../shared/records/activity-states'
import type { Id } from '../../../shared/values/ids'
import type { CityTransaction } from '../../store/in-transaction'
import { sendAhead } from '../../store/prepared-statements'
import type { Tables } from '../../store/tables'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import type { HeldActivity } from './find-activity'

export interface ActivityChanged extends Record<string, unknown> {
  readonly id: Id
  readonly revision: number
  readonly state: ActivityState
}

interface Advance {
  readonly step: ActivityStep
  readonly reason: string | null
  readonly plan?: ActivityPlan
  readonly expects?: Tables['activities']['expects']
  /** ids, statuses and figures for the audit */
  readonly details?: Readonly<Record<string, unknown>>
}

/** What an activity's row holds of its plan. */
export function columnsOf(plan: ActivityPlan) {
  return {
    kinds: [...plan.kinds],
    title: plan.title,
    held_on: plan.heldOn,
    quarters: plan.hours ?? null,
    lecturer_id: plan.lecturerId ?? null,
  }
}

/** The same of a plan that stays as it was. */
function keptColumns({ kinds, title, heldOn, quarters, lecturerId }: HeldActivity): ReturnType<typeof columnsOf> {
  return { kinds, title, held_on: heldOn, quarters, lecturer_id: lecturerId }
}

/** Takes one step with a locked activity: the next revision, its history and its audit. */
export async function advanceActivity(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  activity: HeldActivity,
  { step, reason, plan, expects, details }: Advance,
): Promise<ActivityChanged> {
  const state = activityAfter(activity.state, step)
  const revision = activity.revision + 1
  const at = new Date(context.now())
  const row = { ...(plan ? columnsOf(plan) : keptColumns(activity)), expects: expects ?? activity.expects }
  const update = tx
    .updateTable('activities')
    .set({
      ...row,
      state,
      revision,
      ...(state === activity.state ? {} : { closed_at: state === 'closed' ? at : null }),
    })
    .where('city_id', '=', caller.cityId)
    .where('id', '=', activity.id)
  await sendAhead(tx, update)
  await addActivityHistory(tx, caller, { id: activity.id, revision, state, plan: row, reason, at })
  await writeAudit(context, tx, caller.cityId, {
    actor: caller.personId,
    action: `${step}-activity`,
    objectKind: 'activity',
    objectId: activity.id,
    details: { revision, kinds: row.kinds, heldOn: row.held_on, ...details },
  })
  return { id: activity.id, revision, state }
}

interface Revision {
  readonly id: string
  readonly revision: number
  readonly state: ActivityState
  readonly plan: unknown
  readonly reason: string | null
  readonly at: Date
}

/** Keeps a revision of an activity for good. */
export async function addActivityHistory(
  tx: CityTransaction,
  caller: Caller,
  { id, revision, state, plan, reason, at }: Revision,
): Promise<void> {
  const kept = {
    city_id: caller.cityId,
    activity_id: id,
    revision,
    state,
    plan: JSON.stringify(plan),
    reason,
    changed_by: caller.personId,
    changed_at: at,
  }
  await sendAhead(tx, tx.insertInto('activity_history').values(kept))
}
