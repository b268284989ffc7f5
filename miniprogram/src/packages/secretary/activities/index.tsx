import { useState } from 'react'
import { activityKinds } from '../../../../../shared/records/activity-kinds'
import type { ActivityState } from '../../../../../shared/records/activity-states'
import { api } from '../../../api/client'
import { ActivityStateTag } from '../../../app/activity-state-tag'
import { AnswerOf } from '../../../app/answer-of'
import { open } from '../../../app/go'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { useAnswer } from '../../../state/use-answer'
import type { View as WorkingView } from '../../../state/views'
import { writtenDay } from '../../../state/written-day'
import { Button, Card, Cell, EmptyState, Parts, Segmented, Strip } from '../../../ui'

const MOST = '50'

const FILTERS = [
  { key: 'open', label: '未结' },
  { key: 'closed', label: '已结' },
  { key: 'cancelled', label: '已取消' },
] as const

/** The activities of the branch: what is to come, what is under way, what was held. */
export default function Activities() {
  return (
    <Page title="活动" desk>
      {(me, view) => <Content me={me} view={view} />}
    </Page>
  )
}

function Content({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const [state, setState] = useState<ActivityState>('open')
  const { organisationId } = view
  const key = organisationId === null ? undefined : `activities/${organisationId}/${state}`
  const asked = useAnswer(key, () =>
    api.listActivities({ query: { organisationId: organisationId ?? '', state, limit: MOST } }),
  )
  if (organisationId === null) return <EmptyState icon="branch" title="没有编入支部" />
  const arrange = () => open('/packages/secretary/open-activity/index')
  const mayKeep = me.actions.includes('activity.keep')
  return (
    <>
      <Segmented id="state" options={FILTERS} chosen={state} onChoose={setState} />
      {mayKeep ? (
        <Button look="secondary" wide id="arrange" onPress={arrange}>
          安排一次活动
        </Button>
      ) : null}
      <AnswerOf asked={asked} rows={4}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState icon="calendar" title={state === 'open' ? '没有未结的活动' : '这里还没有活动'} />
          ) : (
            <>
              <Card>
                {items.map(({ id, title, heldOn, kinds, state: stands, organisationName }) => (
                  <Cell
                    key={id}
                    id={`activity-${id}`}
                    icon={kinds.includes('volunteer') ? 'volunteer' : kinds.includes('study') ? 'study' : 'meeting'}
                    title={title}
                    note={
                      <Parts
                        of={[
                          writtenDay(heldOn, me.today),
                          kinds.map((kind) => activityKinds[kind]).join('、'),
                          ...(organisationName === view.organisationName ? [] : [organisationName]),
                        ]}
                      />
                    }
                    value={<ActivityStateTag state={stands} due={stands === 'open' && heldOn <= me.today} />}
                    onPress={() => open('/packages/secretary/activity/index', { activityId: id })}
                  />
                ))}
              </Card>
              {next === null ? null : <Strip>{`只列最近的 ${MOST} 次`}</Strip>}
            </>
          )
        }
      </AnswerOf>
    </>
  )
}
