import { useRouter } from '@tarojs/taro'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { useAnswer } from '../../../state/use-answer'
import type { View as WorkingView } from '../../../state/views'
import { EmptyState } from '../../../ui'
import { PlanForm } from './plan-form'
import './index.scss'

/** Arranges an activity, or changes one that is not closed when the address names it. */
export default function OpenActivity() {
  const { activityId } = useRouter().params
  return (
    <Page title={activityId === undefined ? '安排活动' : '修改活动'} pushed>
      {(me, view) =>
        activityId === undefined ? <New me={me} view={view} /> : <Change me={me} activityId={activityId} />
      }
    </Page>
  )
}

function New({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const { organisationId } = view
  if (organisationId === null) return <EmptyState icon="branch" title="没有编入支部" />
  return <Form me={me} organisationId={organisationId} activityId={undefined} />
}

function Change({ me, activityId }: { readonly me: Me; readonly activityId: string }) {
  const asked = useAnswer(`activities/one/${activityId}`, () => api.readActivity({ params: { activityId } }))
  return (
    <AnswerOf asked={asked}>
      {({ organisationId }) => <Form me={me} organisationId={organisationId} activityId={activityId} />}
    </AnswerOf>
  )
}

interface FormProps {
  readonly me: Me
  readonly organisationId: string
  readonly activityId: string | undefined
}

function Form({ me, organisationId, activityId }: FormProps) {
  const places = useAnswer('organisations', () => api.listOrganisations({ query: { limit: '500' } }))
  const people = useAnswer(`people/${organisationId}`, () =>
    api.listPeople({ query: { organisationId, limit: '100' } }),
  )
  const activity = useAnswer(activityId === undefined ? undefined : `activities/one/${activityId}`, () =>
    api.readActivity({ params: { activityId: activityId ?? '' } }),
  )
  return (
    <AnswerOf asked={places}>
      {(known) => (
        <AnswerOf asked={people}>
          {(members) => (
            <PlanForm
              me={me}
              organisationId={organisationId}
              holder={known.items.find(({ id }) => id === organisationId)?.kind ?? 'branch'}
              people={members.items.map(({ id, name }) => ({ id, name }))}
              activity={activity.data}
            />
          )}
        </AnswerOf>
      )}
    </AnswerOf>
  )
}
