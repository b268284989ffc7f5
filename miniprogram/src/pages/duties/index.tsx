import { View } from '@tarojs/components'
import { AnswerOf } from '../../app/answer-of'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useMyDuties } from '../../state/use-my-duties'
import { untilDay, writtenDay } from '../../state/written-day'
import { Card, Cell, EmptyState, SectionTitle, Tag } from '../../ui'

/** What one's branch has to do this year: what is open, what is late, what is done. */
export default function Duties() {
  return (
    <Page title="支部要做的事" pushed>
      {(me) => <Content me={me} />}
    </Page>
  )
}

const PARTS = [
  { state: 'overdue', title: '已逾期' },
  { state: 'open', title: '要做' },
  { state: 'done', title: '做了' },
] as const

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
                  {some.map(({ ruleset, duty, label, from, by, cite, done, times }) => (
                    <Cell
                      key={`${ruleset}${duty}${from}${by}`}
                      title={label}
                      note={`${writtenDay(by, me.today)}前 · ${cite}`}
                      value={
                        state === 'overdue' ? (
                          <Tag look="overdue" icon="overdue" label="逾期" />
                        ) : state === 'done' ? (
                          <Tag look="approved" icon="check" label="做了" />
                        ) : times > 1 ? (
                          `${done} / ${times}`
                        ) : (
                          untilDay(by, me.today)
                        )
                      }
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
