import { AppError } from '../values/app-error'

/** Where an activity stands; only a closed one counts. */
export const activityStates = { open: '未结', closed: '已结', cancelled: '已取消' } as const

export type ActivityState = keyof typeof activityStates

export type ActivityStep = 'change' | 'record' | 'cancel' | 'close' | 'correct' | 'reopen'

const steps: Readonly<
  Record<ActivityStep, { readonly from: ActivityState; readonly to: ActivityState; readonly label: string }>
> = {
  change: { from: 'open', to: 'open', label: '修改' },
  record: { from: 'open', to: 'open', label: '登记出席' },
  cancel: { from: 'open', to: 'cancelled', label: '取消' },
  close: { from: 'open', to: 'closed', label: '结束' },
  correct: { from: 'closed', to: 'closed', label: '更正出席' },
  reopen: { from: 'closed', to: 'open', label: '重新打开' },
}

/** The state after a step. @throws AppError `conflict` from a state that does not allow it */
export function activityAfter(state: ActivityState, step: ActivityStep): ActivityState {
  const { from, to, label } = steps[step]
  if (state === from) return to
  throw new AppError('conflict', `${activityStates[state]}的活动不能${label}`)
}
