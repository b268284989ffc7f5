import { View } from '@tarojs/components'
import type { contract } from '../../../../shared/contract/contract'
import type { AnswerOf as AnswerTo } from '../../../../shared/contract/endpoint'
import { dutyStanding, dutyTitle } from '../../../../shared/duties/duty-words'
import { AnswerOf } from '../../app/answer-of'
import { DutyTag } from '../../app/duty-tag'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useMyDuties } from '../../state/use-my-duties'
import { untilDay, writtenDay } from '../../state/written-day'
import { Card, Cell, EmptyState, Parts, SectionTitle } from '../../ui'

type Duty = AnswerTo<typeof contract.listDuties>['duties'][number]

/** What one's branch has to do this year: what is open, what is late, what is done. */
export default function Duties() {
  return (
    <Page title="支部要做的事" pushed>
      {(me) => <Content me={me} />}
    </Page>
  )
}

const PARTS = [
  { state: 'overdue', title: '逾期还没做的' },
  { state: 'open', title: '接下来要做的' },
  { state: 'done', title: '已经做完的' },
] as const

function standingOf(duty: Duty, me: Me): string[] {
  if (duty.state === 'done') return []
  return [`${dutyStanding(duty)}${duty.state === 'open' ? `，${untilDay(duty.by, me.today)}` : ''}`]
}

function Content({ me }: { readonly me: Me }) {
  const asked = useMyDuties(me)
  return (
    <AnswerOf asked={asked} rows={5}>
      {({ duties }) => (
        <>
          {duties.length === 0 ? (
            <EmptyState icon="calendar" title="今年没有列明的事" note="支部采用规则后，到期的事会列在这里。" />
          ) : null}
          {PARTS.map(({ state, title }) => {
            const some = duties.filter((duty) => duty.state === state)
            if (some.length === 0) return null
            return (
              <View key={state} className="page__part">
                <SectionTitle title={title} note={`${some.length} 件`} />
                <Card>
                  {some.map((duty) => (
                    <Cell
                      key={`${duty.ruleset}${duty.duty}${duty.from}${duty.by}`}
                      title={dutyTitle(duty, duties)}
                      note={
                        <Parts
                          of={[`${writtenDay(duty.by, me.today)}前完成`, ...standingOf(duty, me), `依据：${duty.cite}`]}
                        />
                      }
                      {...(state === 'open' ? {} : { value: <DutyTag state={state} /> })}
                    />
                  ))}
                </Card>
              </View>
            )
          })}
        </>
      )}
    </AnswerOf>
  )
}
