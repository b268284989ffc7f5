import type * as z from 'zod'
import { closeActivity } from '../../cloudfunctions/operations/activities/close-activity'
import { openActivity } from '../../cloudfunctions/operations/activities/open-activity'
import { recordAttendance } from '../../cloudfunctions/operations/activities/record-attendance'
import { readIndex } from '../../cloudfunctions/operations/index/read-index'
import type { Caller } from '../../shared/access/caller'
import { activityPlan } from '../../shared/records/activity-plan'
import type { RecordedStatus } from '../../shared/records/attendance-states'
import type { Id } from '../../shared/values/ids'
import type { TestContext } from '../city/open-context'

type Plan = Partial<z.input<typeof activityPlan>> & Pick<z.input<typeof activityPlan>, 'kinds' | 'heldOn'>

/** A plan as a form would send it, read by its schema. */
export function plan(written: Plan) {
  return activityPlan.parse({ title: '例行活动', ...written })
}

export function open(context: TestContext, keeper: Caller, organisationId: string, written: Plan) {
  return openActivity(context, keeper, { clientId: context.newId(), organisationId, plan: plan(written) })
}

/** Opens an activity, records who came and closes it. @returns its id and revision */
export async function hold(
  context: TestContext,
  keeper: Caller,
  organisationId: string,
  written: Plan,
  attendance: readonly (readonly [Caller, RecordedStatus])[] = [],
): Promise<{ id: Id; revision: number }> {
  const { id } = await open(context, keeper, organisationId, written)
  const people = attendance.map(([{ personId }, status]) => ({ personId, status }))
  const revision =
    people.length === 0 ? 1 : (await recordAttendance(context, keeper, { id, revision: 1, people })).revision
  return closeActivity(context, keeper, { id, revision })
}

/** Points in hundredths by clause of a member's or branch's index under the one ruleset that scores it. */
export async function pointsOf(
  context: TestContext,
  reader: Caller,
  subject: { personId: string } | { organisationId: string },
  year = 2026,
) {
  const [index] = await readIndex(context, reader, { subject, year })
  if (!index) throw new Error('not scored')
  const points = new Map(index.lines.map((line) => [line.clause, line.points]))
  return {
    total: index.total,
    asOf: index.asOf,
    flags: index.flags,
    line: (clause: string) => points.get(clause) ?? 0,
    facts: (clause: string) => index.lines.find((line) => line.clause === clause)?.facts,
  }
}
