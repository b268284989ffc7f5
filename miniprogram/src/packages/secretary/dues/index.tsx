import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { ErrorLine } from '../../../app/error-line'
import { Page } from '../../../app/page'
import { outdate } from '../../../state/answers'
import type { Me } from '../../../state/session'
import { say } from '../../../state/snackbar'
import { useAnswer } from '../../../state/use-answer'
import { useDoing } from '../../../state/use-doing'
import type { View as WorkingView } from '../../../state/views'
import { writtenDay } from '../../../state/written-day'
import { Button, Card, Cell, Chips, EmptyState, Tag } from '../../../ui'
import './index.scss'

interface DuesOfMonth {
  readonly personId: string
  readonly name: string
  readonly paidOn: string | null
  readonly remindedOn: string | null
  readonly revision: number
}

/** Who paid the dues of a month and who is to be reminded. */
export default function Dues() {
  return (
    <Page title="党费登记" pushed desk>
      {(me, view) => <Content me={me} view={view} />}
    </Page>
  )
}

function Content({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const year = me.today.slice(0, 4)
  const [month, setMonth] = useState(me.today.slice(0, 7))
  const { organisationId } = view
  const key = organisationId === null ? undefined : `dues/${organisationId}/${year}`
  const asked = useAnswer(key, () => api.readDues({ query: { branchId: organisationId ?? '', year } }))
  if (organisationId === null) return <EmptyState icon="branch" title="没有编入支部" />
  const months = Array.from({ length: Number(me.today.slice(5, 7)) }, (_, at) => at + 1).reverse()
  return (
    <View className="desk-column">
      <Chips
        id="month"
        scrolls
        options={months.map((number) => ({
          key: `${year}-${String(number).padStart(2, '0')}`,
          label: `${number}月`,
        }))}
        chosen={month}
        onChoose={setMonth}
      />
      <AnswerOf asked={asked} rows={5}>
        {({ people }) => (
          <Month
            me={me}
            branchId={organisationId}
            month={month}
            dues={people.map(({ personId, name, months: kept }) => {
              const one = kept.find((other) => other.month === month)
              const none = { paidOn: null, remindedOn: null, revision: 0 }
              return { personId, name, ...(one ?? none) }
            })}
          />
        )}
      </AnswerOf>
    </View>
  )
}

interface MonthProps {
  readonly me: Me
  readonly branchId: string
  readonly month: string
  readonly dues: readonly DuesOfMonth[]
}

function Month({ me, branchId, month, dues }: MonthProps) {
  const doing = useDoing()
  const unpaid = dues.filter(({ paidOn }) => paidOn === null)
  const keep = (some: readonly DuesOfMonth[], what: 'paidOn' | 'remindedOn') =>
    doing.run(async () => {
      const entries = some.map(({ personId, paidOn, remindedOn, revision }) => ({
        personId,
        month,
        paidOn,
        remindedOn,
        revision,
        [what]: me.today,
      }))
      await api.keepDues({ body: { branchId, entries } })
      say(`已登记 ${some.length} 人${what === 'paidOn' ? '交纳' : '催交'}`)
      outdate('dues/', 'organisations/', 'members/')
    })
  if (dues.length === 0) return <EmptyState icon="people" title="支部里没有党员" />
  // One's own dues are kept by somebody else.
  const others = unpaid.filter(({ personId }) => personId !== me.personId)
  return (
    <>
      <View className="dues-head">
        <View>{`已交 ${dues.length - unpaid.length} / ${dues.length} 人`}</View>
        {others.length < 2 ? null : (
          <Button look="secondary" inline id="all-paid" busy={doing.busy} onPress={() => void keep(others, 'paidOn')}>
            {`其余 ${others.length} 人都交了`}
          </Button>
        )}
      </View>
      <ErrorLine error={doing.error} />
      <Card>
        {[...unpaid, ...dues.filter(({ paidOn }) => paidOn !== null)].map((one) => (
          <Cell
            key={one.personId}
            title={one.name}
            {...(noteOf(one, me) === '' ? {} : { note: noteOf(one, me) })}
            value={
              one.paidOn !== null ? (
                <Tag look="approved" icon="check" label="已交" />
              ) : one.personId === me.personId ? null : (
                <View className="dues-ways">
                  <Button
                    look="quiet"
                    inline
                    id={`remind-${one.personId}`}
                    busy={doing.busy}
                    onPress={() => void keep([one], 'remindedOn')}
                  >
                    已催
                  </Button>
                  <Button
                    look="secondary"
                    inline
                    id={`paid-${one.personId}`}
                    busy={doing.busy}
                    onPress={() => void keep([one], 'paidOn')}
                  >
                    已交
                  </Button>
                </View>
              )
            }
          />
        ))}
      </Card>
    </>
  )
}

function noteOf({ personId, paidOn, remindedOn }: DuesOfMonth, me: Me): string {
  if (paidOn !== null) return `${writtenDay(paidOn, me.today)}交纳`
  if (personId === me.personId) return '本人的由别人登记'
  return remindedOn === null ? '' : `${writtenDay(remindedOn, me.today)}催过`
}
