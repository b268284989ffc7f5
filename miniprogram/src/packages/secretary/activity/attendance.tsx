import { View } from '@tarojs/components'
import { useState } from 'react'
import { attendanceStatuses } from '../../../../../shared/records/attendance-states'
import { ErrorLine } from '../../../app/error-line'
import type { Me } from '../../../state/session'
import { say } from '../../../state/snackbar'
import { Button, Card, Cell, Segmented } from '../../../ui'
import { type Activity, type Attendee, countSides, type Side, sideOf } from './activity-types'
import { Correct } from './correct'
import { useMarking } from './use-marking'

const NOBODY: Readonly<Record<Side, string>> = {
  missing: '应到的都有着落了',
  here: '还没有人到',
  leave: '没有人请假',
}

/** Who is here and who is not: those not yet here first, one press signs somebody in. */
export function Attendance({ me, activity }: { readonly me: Me; readonly activity: Activity }) {
  const [correcting, correct] = useState<Attendee>()
  const { attendance, error, mark } = useMarking(activity)
  const counts = countSides(attendance)
  const [chosen, setSide] = useState<Side>()
  // Who is not here yet comes first, until everybody is.
  const side = chosen ?? (activity.state === 'closed' && counts.missing === 0 ? 'here' : 'missing')
  const shown = attendance.filter(({ status, expected }) => sideOf(status) === side && (expected || side === 'here'))
  const mayKeep = me.actions.includes('activity.keep')
  // Before the day nobody is late or missing.
  const ahead = activity.state === 'open' && activity.heldOn > me.today
  const live = mayKeep && activity.state === 'open' && !ahead
  const signIn = ({ personId, name }: Attendee) => {
    mark(personId, 'present')
    say(`已代${name}签到`, { label: '撤销', run: () => mark(personId, 'absent') })
  }
  const wayOf = (one: Attendee) =>
    live && side !== 'here' ? (
      <Button look="secondary" inline id={`sign-in-${one.personId}`} onPress={() => signIn(one)}>
        代签
      </Button>
    ) : null
  return (
    <Card id="attendance">
      <View className="attendance-head">
        <View className="attendance-head__row">
          <View className="attendance-head__count">{ahead ? counts.expected : counts.here}</View>
          <View className="attendance-head__of">{ahead ? '人应到' : `/ ${counts.expected} 人已到`}</View>
          <View className="words-note">
            {[
              `请假 ${counts.leave}`,
              ...(ahead ? [] : [`未到 ${counts.missing}`]),
              ...(counts.guests === 0 ? [] : [`另有 ${counts.guests} 人`]),
            ].join(' · ')}
          </View>
        </View>
        <View className="attendance-bar">
          {(['here', 'leave', 'missing'] as const)
            .filter((part) => counts[part] > 0)
            .map((part) => (
              <View key={part} className={`attendance-bar__${part}`} style={{ flexGrow: String(counts[part]) }} />
            ))}
        </View>
        <Segmented
          id="side"
          options={[
            { key: 'missing', label: `${ahead ? '应到' : '未到'} ${counts.missing}` },
            { key: 'here', label: `已到 ${counts.here + counts.guests}` },
            { key: 'leave', label: `请假 ${counts.leave}` },
          ]}
          chosen={side}
          onChoose={setSide}
        />
        <ErrorLine error={error} />
      </View>
      {shown.length === 0 ? <Cell title={<View className="words-note">{NOBODY[side]}</View>} /> : null}
      {shown.map((one) => (
        <Cell
          key={one.personId}
          id={`person-${one.personId}`}
          title={one.name}
          {...(noteOf(one) === '' ? {} : { note: noteOf(one) })}
          value={wayOf(one)}
          onPress={
            mayKeep && activity.state === 'closed' && one.personId !== me.personId ? () => correct(one) : undefined
          }
        />
      ))}
      <Correct activity={activity} attendee={correcting} onClose={() => correct(undefined)} />
    </Card>
  )
}

/** What stands beside a name: only what the list it is in does not say already. */
function noteOf({ status, reason, expected }: Attendee): string {
  const plain = status === 'unknown' || status === 'present'
  return [
    ...(plain ? [] : [attendanceStatuses[status]]),
    ...(reason === null ? [] : [reason]),
    ...(expected ? [] : ['不在应到名单']),
  ].join(' · ')
}
