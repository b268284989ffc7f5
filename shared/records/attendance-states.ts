import { AppError } from '../values/app-error'

/** How somebody stands to one activity. */
export const attendanceStatuses = {
  unknown: '未登记',
  present: '出席',
  late: '迟到',
  absent: '缺席',
  'leave-asked': '请假待批',
  leave: '准假',
} as const

export type AttendanceStatus = keyof typeof attendanceStatuses

/** What a keeper of the activity can write down about somebody, by list. */
export const recordedStatuses = ['present', 'late', 'absent', 'leave'] as const

export type RecordedStatus = (typeof recordedStatuses)[number]

export type AttendanceStep = 'check-in' | 'ask-leave' | 'grant-leave' | 'refuse-leave'

interface Step {
  readonly from: readonly AttendanceStatus[]
  readonly to: AttendanceStatus
  /** where nothing is left to do, so that doing it again changes nothing */
  readonly done: readonly AttendanceStatus[]
  readonly label: string
}

const steps: Readonly<Record<AttendanceStep, Step>> = {
  'check-in': { from: ['unknown', 'leave-asked', 'leave'], to: 'present', done: ['present', 'late'], label: '签到' },
  'ask-leave': { from: ['unknown', 'absent', 'leave-asked'], to: 'leave-asked', done: [], label: '请假' },
  'grant-leave': { from: ['leave-asked', 'unknown', 'absent'], to: 'leave', done: [], label: '准假' },
  'refuse-leave': { from: ['leave-asked'], to: 'unknown', done: [], label: '不准假' },
}

/** The status after a step. @throws AppError `conflict` from a status that does not allow it */
export function attendanceAfter(status: AttendanceStatus, step: AttendanceStep): AttendanceStatus {
  const { from, to, done, label } = steps[step]
  if (done.includes(status)) return status
  if (from.includes(status)) return to
  throw new AppError('conflict', `已登记为“${attendanceStatuses[status]}”，不能${label}`)
}

/**
 * What a status of somebody expected becomes when the activity is closed: silence is absence. Leave that nobody has
 * decided stays asked for, and counts as absence until somebody does.
 */
export function settledStatus(status: AttendanceStatus): AttendanceStatus {
  return status === 'unknown' ? 'absent' : status
}
