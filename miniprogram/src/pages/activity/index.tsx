import { View } from '@tarojs/components'
import { useState } from 'react'
import type { contract } from '../../../../shared/contract/contract'
import type { AnswerOf as AnswerTo } from '../../../../shared/contract/endpoint'
import { activityKinds } from '../../../../shared/records/activity-kinds'
import { attendanceStatuses } from '../../../../shared/records/attendance-states'
import { api } from '../../api/client'
import { formErrors } from '../../api/field-errors'
import { sentenceOf } from '../../api/sentence-of'
import { AnswerOf } from '../../app/answer-of'
import { useParameters } from '../../app/go'
import { Page } from '../../app/page'
import { outdate } from '../../state/answers'
import { newClientId } from '../../state/new-client-id'
import type { Me } from '../../state/session'
import { say } from '../../state/snackbar'
import { useAnswer } from '../../state/use-answer'
import { writtenDay } from '../../state/written-day'
import { Button, Card, Dialog, EmptyState, Strip, TextField } from '../../ui'

type Activity = AnswerTo<typeof contract.readActivity>

/** An activity as one of its members sees it: when, where one stands, check-in on the day, leave before it ends. */
export default function ActivityPage() {
  const { id = '' } = useParameters()
  return (
    <Page title="活动" pushed>
      {(me) => <Content me={me} activityId={id} />}
    </Page>
  )
}

function Content({ me, activityId }: { readonly me: Me; readonly activityId: string }) {
  const asked = useAnswer(`activities/one/${activityId}`, () => api.readActivity({ params: { activityId } }))
  return (
    <AnswerOf asked={asked} rows={3}>
      {(activity) => (
        <>
          <Facts me={me} activity={activity} />
          {activity.state === 'open' ? <TakePart me={me} activity={activity} /> : null}
        </>
      )}
    </AnswerOf>
  )
}

function ownOf({ attendance }: Activity, { personId }: Me) {
  return attendance.find((one) => one.personId === personId)
}

const STATES = { open: '还没有结束', closed: '已结束', cancelled: '已取消' } as const

function Facts({ me, activity }: { readonly me: Me; readonly activity: Activity }) {
  const own = ownOf(activity, me)
  const rows: readonly (readonly [label: string, value: string | undefined])[] = [
    ['日期', writtenDay(activity.heldOn, me.today)],
    ['类型', activity.kinds.map((kind) => activityKinds[kind]).join('、')],
    ['时长', activity.hours === null ? undefined : `${activity.hours} 小时`],
    ['状态', STATES[activity.state]],
    ['我的出席', own === undefined ? '不在应到名单里' : attendanceStatuses[own.status]],
    ['请假事由', own?.reason ?? undefined],
  ]
  return (
    <Card padded>
      <View className="head-line">
        <View className="head-line__title">{activity.title}</View>
      </View>
      <View className="facts">
        {rows.map(([label, value]) =>
          value === undefined ? null : (
            <View key={label} className="facts__row">
              <View className="facts__label">{label}</View>
              <View className="facts__value">{value}</View>
            </View>
          ),
        )}
      </View>
    </Card>
  )
}

function TakePart({ me, activity }: { readonly me: Me; readonly activity: Activity }) {
  // One id for each form: a lost answer and a second press have one effect.
  const [checkInId] = useState(newClientId)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const status = ownOf(activity, me)?.status
  const today = activity.heldOn === me.today
  const arrived = status === 'present' || status === 'late'
  const checkIn = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await api.checkIn({ params: { activityId: activity.id }, body: { clientId: checkInId } })
      say('签到好了')
      outdate('activities/', 'my/activities')
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (arrived) {
    return <EmptyState look="good" icon="check" title="已签到" note="活动结束后自动记入你的出席，不用再填什么。" />
  }
  return (
    <>
      {failure === undefined ? null : (
        <Strip look="caution" id="failure">
          {failure}
        </Strip>
      )}
      {today ? null : <Strip icon="clock">{`活动当天（${writtenDay(activity.heldOn, me.today)}）在这里签到。`}</Strip>}
      <View className="row-ways row-ways--plain">
        {today ? (
          <Button wide busy={busy} id="check-in" onPress={() => void checkIn()}>
            签到
          </Button>
        ) : null}
        {status === 'leave' || status === 'leave-asked' ? null : <AskLeave activityId={activity.id} />}
      </View>
    </>
  )
}

function AskLeave({ activityId }: { readonly activityId: string }) {
  const [clientId, setClientId] = useState(newClientId)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const ask = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await api.askLeave({ params: { activityId }, body: { clientId, reason: reason.trim() } })
      setAsking(false)
      setReason('')
      setClientId(newClientId())
      say('假请了，等支部批准')
      outdate('activities/', 'my/activities')
    } catch (error) {
      const { fields, whole } = formErrors(error, '', ['reason'])
      setFailure(fields.reason ?? whole)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button look="secondary" wide id="ask-leave" onPress={() => setAsking(true)}>
        请假
      </Button>
      <Dialog
        open={asking}
        title="请假"
        act="交给支部批"
        busy={busy}
        disabled={reason.trim() === ''}
        onAct={() => void ask()}
        onClose={() => setAsking(false)}
      >
        <TextField
          label="为什么不能来"
          kind="lines"
          longest={200}
          value={reason}
          onChange={setReason}
          error={failure}
          id="leave-reason"
        />
      </Dialog>
    </>
  )
}
