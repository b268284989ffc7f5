import { View } from '@tarojs/components'
import { recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { Card, Cell, SectionTitle, StateTag } from '../../ui'

/** What waits for the member: records that came back, and activities that are to come. */
export function ToDo({ me }: { readonly me: Me }) {
  const returned = useAnswer('records/mine/returned', () =>
    api.listRecords({ query: { of: 'mine', state: 'returned', limit: '5' } }),
  )
  const coming = useAnswer(`my/activities/${me.today}`, () =>
    api.listMyActivities({ query: { from: me.today, limit: '5' } }),
  )
  return (
    <>
      <SectionTitle title="待办" />
      <AnswerOf asked={returned} rows={1}>
        {(records) => (
          <AnswerOf asked={coming} rows={1}>
            {(activities) => (
              <Card>
                {records.items.map(({ id, kind, happenedOn, state }) => (
                  <Cell
                    key={id}
                    icon="return"
                    title="改一改，重新提交"
                    note={`${recordKinds[kind]} · ${happenedOn}`}
                    value={<StateTag state={state} />}
                  />
                ))}
                {activities.items.map(({ id, title, heldOn, organisationName }) => (
                  <Cell key={id} icon="calendar" title={title} note={`${heldOn} · ${organisationName}`} />
                ))}
                {records.items.length + activities.items.length === 0 ? (
                  <Cell icon="check" title={<View className="words-note">现在没有要办的事</View>} />
                ) : null}
              </Card>
            )}
          </AnswerOf>
        )}
      </AnswerOf>
    </>
  )
}
