import { AppError } from '../values/app-error'

/** Where a record stands. Nothing is deleted: a record that should not count is withdrawn or reversed. */
export const recordStates = {
  draft: '草稿',
  submitted: '待审',
  held: '暂缓',
  approved: '已通过',
  returned: '已退回',
  withdrawn: '已撤回',
  reversed: '已冲销',
} as const

export type RecordState = keyof typeof recordStates

export type RecordStep = 'submit' | 'mend' | 'hold' | 'approve' | 'return' | 'withdraw' | 'reverse'

const steps: Readonly<
  Record<RecordStep, { readonly from: readonly RecordState[]; readonly to: RecordState; readonly label: string }>
> = {
  submit: { from: ['draft'], to: 'submitted', label: '提交' },
  mend: { from: ['submitted', 'returned', 'held'], to: 'submitted', label: '修改' },
  hold: { from: ['submitted'], to: 'held', label: '暂缓' },
  approve: { from: ['submitted', 'held'], to: 'approved', label: '通过' },
  return: { from: ['submitted', 'held'], to: 'returned', label: '退回' },
  withdraw: { from: ['draft', 'submitted', 'returned', 'held'], to: 'withdrawn', label: '撤回' },
  reverse: { from: ['approved'], to: 'reversed', label: '冲销' },
}

/** The state after a step. @throws AppError `conflict` from a state that does not allow it */
export function stateAfter(state: RecordState, step: RecordStep): RecordState {
  const { from, to, label } = steps[step]
  if (from.includes(state)) return to
  throw new AppError('conflict', `${recordStates[state]}的记录不能${label}`)
}
