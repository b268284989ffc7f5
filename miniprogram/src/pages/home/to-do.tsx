import { View } from '@tarojs/components'
import { recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open } from '../../app/go'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { useMyDuties } from '../../state/use-my-duties'
import { dayAfter, untilDay, writtenDay } from '../../state/written-day'
import { Card, Cell, SectionTitle, StateTag, Tag } from '../../ui'

const SOON_DAYS = 14
const MOST_DUTIES = 3

/** What waits for the member: records that came back, activities that are to come, and what the branch must do soon. */
export function ToDo({ me }: { readonly me: Me }) {
  const returned = useAnswer('records/mine/returned', () =>
    api.listRecords({ query: { of: 'mine', state: 'returned', limit: '5' } }),
  )
  const coming = useAnswer(`my/activities/${me.today}`, () =>
    api.listMyActivities({ query: { from: me.today, state: 'open', limit: '5' } }),
  )
  const duties = useMyDuties(me)
  const soon = dayAfter(me.today, SOON_DAYS)
  const due = (duties.data?.duties ?? [])
    .filter(({ state, by }) => state === 'overdue' || (state === 'open' && by <= soon))
    .slice(0, MOST_DUTIES)
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
                    note={`${recordKinds[kind]} · ${writtenDay(happenedOn, me.today)}`}
                    value={<StateTag state={state} />}
                    id={`mend-${id}`}
                    onPress={() => open('/pages/log/index', { record: id })}
                  />
                ))}
                {activities.items.map(({ id, title, heldOn, organisationName, own }) => (
                  <Cell
                    key={id}
                    id={`activity-${id}`}
                    icon="calendar"
                    title={title}
                    note={`${writtenDay(heldOn, me.today)} · ${organisationName}`}
                    value={own === 'present' || own === 'late' ? '已签到' : untilDay(heldOn, me.today)}
                    onPress={() => open('/pages/activity/index', { id })}
                  />
                ))}
                {due.map(({ duty, label, by, state }) => (
                  <Cell
                    key={`${duty}${by}`}
                    icon={state === 'overdue' ? 'overdue' : 'clock'}
                    title={label}
                    note={`支部的事 · ${writtenDay(by, me.today)}前`}
                    value={
                      state === 'overdue' ? <Tag look="overdue" icon="overdue" label="逾期" /> : untilDay(by, me.today)
                    }
                    id={`duty-${duty}`}
                    onPress={() => open('/pages/duties/index')}
                  />
                ))}
                {records.items.length + activities.items.length + due.length === 0 ? (
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
