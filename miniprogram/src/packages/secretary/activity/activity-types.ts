import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import type { AttendanceStatus } from '../../../../../shared/records/attendance-states'

export type Activity = AnswerOf<typeof contract.readActivity>
export type Attendee = Activity['attendance'][number]

/** The three lists of the page. */
export type Side = 'missing' | 'here' | 'leave'

const SIDES: Readonly<Record<AttendanceStatus, Side>> = {
  unknown: 'missing',
  absent: 'missing',
  present: 'here',
  late: 'here',
  'leave-asked': 'leave',
  leave: 'leave',
}

export function sideOf(status: AttendanceStatus): Side {
  return SIDES[status]
}

/** How many of those expected stand where, and who else came. */
export function countSides(attendance: readonly Attendee[]): Readonly<Record<Side | 'expected' | 'guests', number>> {
  const expected = attendance.filter((one) => one.expected)
  const count = (side: Side) => expected.filter(({ status }) => sideOf(status) === side).length
  const guests = attendance.filter((one) => !one.expected && sideOf(one.status) === 'here').length
  return { expected: expected.length, guests, missing: count('missing'), here: count('here'), leave: count('leave') }
}
