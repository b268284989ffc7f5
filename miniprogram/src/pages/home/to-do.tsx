import { View } from '@tarojs/components'
import { dutyStanding, dutyTitle } from '../../../../shared/duties/duty-words'
import { recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { duesMonths } from '../../app/dues-months'
import { DutyTag } from '../../app/duty-tag'
import { open } from '../../app/go'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { useMyDuties } from '../../state/use-my-duties'
import { dayAfter, untilDay, writtenDay } from '../../state/written-day'
import { Card, Cell, SectionTitle, StateTag } from '../../ui'

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
  const year = me.today.slice(0, 4)
  const dues = useAnswer(`my/dues/${year}`, () => api.readMyDues({ query: { year } }))
  const unpaid = duesMonths(dues.data?.people[0]?.months ?? [], year, me.today).filter(
    ({ state }) => state === 'owed' || state === 'due',
  )
  const all = duties.data?.duties ?? []
  const pressing = all.filter(({ state, by }) => state === 'overdue' || (state === 'open' && by <= soon))
  const due = pressing.slice(0, MOST_DUTIES)
  const read = returned.data && coming.data
  const more = returned.data?.next || coming.data?.next || due.length < pressing.length
  const count = read ? returned.data.items.length + coming.data.items.length + unpaid.length + due.length : 0
  return (
    <>
      <SectionTitle title="待办" {...(count > 0 ? { note: `${count} 件${more ? '以上' : ''}` } : {})} />
      <AnswerOf asked={returned} rows={1} small>
        {(records) => (
          <AnswerOf asked={coming} rows={1} small>
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
                {unpaid.map(({ month, state, remindedOn }) => (
                  <Cell
                    key={month}
                    id={`dues-${month}`}
                    icon={state === 'owed' ? 'overdue' : 'clock'}
                    title={`${Number(month.slice(5))}月党费还没交`}
                    note={remindedOn === null ? '交给支部，由支部登记' : `${writtenDay(remindedOn, me.today)}催过`}
                    {...(state === 'owed' ? { value: <DutyTag state="overdue" /> } : {})}
                    onPress={() => open('/pages/my-dues/index')}
                  />
                ))}
                {due.map((duty) => (
                  <Cell
                    key={`${duty.ruleset}${duty.duty}${duty.by}`}
                    icon={duty.state === 'overdue' ? 'overdue' : 'clock'}
                    title={dutyTitle(duty, all)}
                    note={`支部的事 · ${writtenDay(duty.by, me.today)}前完成${duty.done > 0 ? ` · ${dutyStanding(duty)}` : ''}`}
                    value={duty.state === 'overdue' ? <DutyTag state="overdue" /> : untilDay(duty.by, me.today)}
                    id={`duty-${duty.duty}`}
                    onPress={() => open('/pages/duties/index')}
                  />
                ))}
                {count === 0 ? (
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
