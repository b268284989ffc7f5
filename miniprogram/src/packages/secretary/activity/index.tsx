import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { activityKinds } from '../../../../../shared/records/activity-kinds'
import { api } from '../../../api/client'
import { ActivityStateTag } from '../../../app/activity-state-tag'
import { AnswerOf } from '../../../app/answer-of'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { useAnswer } from '../../../state/use-answer'
import { writtenDay } from '../../../state/written-day'
import { Card, EmptyState } from '../../../ui'
import type { Activity } from './activity-types'
import { Attendance } from './attendance'
import { Ends } from './ends'
import './index.scss'

/** One activity: who is here by list while it lasts, its end, and what is corrected later. */
export default function ActivityPage() {
  const { activityId } = useRouter().params
  return (
    <Page title="活动现场" pushed desk>
      {(me) =>
        activityId === undefined ? (
          <EmptyState icon="calendar" title="没有这次活动" />
        ) : (
          <Content me={me} activityId={activityId} />
        )
      }
    </Page>
  )
}

function Content({ me, activityId }: { readonly me: Me; readonly activityId: string }) {
  const asked = useAnswer(`activities/one/${activityId}`, () => api.readActivity({ params: { activityId } }))
  return (
    <AnswerOf asked={asked} rows={5}>
      {(activity) => (
        <View className="desk-column">
          <Head me={me} activity={activity} />
          <Attendance me={me} activity={activity} />
          {me.actions.includes('activity.keep') ? <Ends me={me} activity={activity} /> : null}
        </View>
      )}
    </AnswerOf>
  )
}

function Head({ me, activity }: { readonly me: Me; readonly activity: Activity }) {
  const { title, heldOn, kinds, hours, state } = activity
  return (
    <Card padded id="activity-head">
      <View className="activity-head">
        <View className="activity-head__title">{title}</View>
        <ActivityStateTag state={state} due={heldOn <= me.today} />
      </View>
      <View className="words-note">
        {[
          writtenDay(heldOn, me.today),
          kinds.map((kind) => activityKinds[kind]).join('、'),
          ...(hours === null ? [] : [`记 ${hours} 小时`]),
        ].join(' · ')}
      </View>
    </Card>
  )
}
