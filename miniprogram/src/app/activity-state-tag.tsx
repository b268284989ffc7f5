import { type ActivityState, activityStates } from '../../../shared/records/activity-states'
import { Tag } from '../ui'

/** Where an activity stands. @param due its day has come, so that people can be signed in and it can be ended */
export function ActivityStateTag({ state, due }: { readonly state: ActivityState; readonly due: boolean }) {
  if (state === 'closed') return <Tag look="approved" icon="check" label={activityStates.closed} />
  if (state === 'cancelled') return <Tag look="draft" icon="undo" label={activityStates.cancelled} />
  return due ? (
    <Tag look="pending" icon="clock" label="签到中" />
  ) : (
    <Tag look="draft" icon="calendar" label="未到日子" />
  )
}
