import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { type DuesMonth, type DuesState, duesMonths, duesSummary } from '../../app/dues-months'
import { open } from '../../app/go'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { writtenDay } from '../../state/written-day'
import { Card, Cell, EmptyState, Segmented, Tag, type TagProps } from '../../ui'

/** One's own dues, month by month, as the branch keeps them. */
export default function MyDues() {
  return (
    <Page title="我的党费" pushed>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { readonly me: Me }) {
  const thisYear = me.today.slice(0, 4)
  const years = [thisYear, String(Number(thisYear) - 1)]
  const [year, setYear] = useState(thisYear)
  const asked = useAnswer(`my/dues/${year}`, () => api.readMyDues({ query: { year } }))
  return (
    <>
      <Segmented
        id="year"
        options={years.map((one) => ({ key: one, label: `${one}年` }))}
        chosen={year}
        onChoose={setYear}
      />
      <AnswerOf asked={asked} rows={6}>
        {({ people: [own] }) =>
          own === undefined || own.months.length === 0 ? (
            <EmptyState
              icon="doc"
              title={`${year}年没有登记`}
              note="支部登记交纳以后，每个月交没交、哪天交的，都在这里。"
            />
          ) : (
            <Year me={me} months={duesMonths(own.months, year, me.today)} />
          )
        }
      </AnswerOf>
      <Card>
        <Cell
          icon="speech"
          title="登记得不对"
          note="写明是哪个月，收到的组织会答复"
          id="object"
          onPress={() => open('/pages/complaint/index', { about: `${year}年党费登记` })}
        />
      </Card>
    </>
  )
}

function Year({ me, months }: { readonly me: Me; readonly months: readonly DuesMonth[] }) {
  return (
    <>
      <View className="words-note" id="summary">
        {duesSummary(months)}
      </View>
      <Card>
        {months.map((one) => (
          <Cell
            key={one.month}
            id={`month-${one.month}`}
            title={`${Number(one.month.slice(5))}月`}
            note={noteOf(one, me)}
            value={<Tag {...TAGS[one.state]} />}
          />
        ))}
      </Card>
      <View className="words-fine">党费由支部登记，每月在当月交清；过了当月才交的算迟交。金额不在这里记。</View>
    </>
  )
}

const TAGS: Readonly<Record<DuesState, TagProps>> = {
  ahead: { look: 'approved', icon: 'check', label: '已交' },
  'in-time': { look: 'approved', icon: 'check', label: '已交' },
  late: { look: 'returned', icon: 'clock', label: '迟交' },
  owed: { look: 'overdue', icon: 'overdue', label: '欠交' },
  due: { look: 'pending', icon: 'clock', label: '还没交' },
  'not-kept': { look: 'draft', icon: 'minus', label: '没有登记' },
}

function noteOf({ state, paidOn, remindedOn }: DuesMonth, me: Me): string {
  const reminded = remindedOn === null ? '' : ` · ${writtenDay(remindedOn, me.today)}催过`
  if (paidOn !== null) return `${writtenDay(paidOn, me.today)}交纳${state === 'ahead' ? '，提前交的' : ''}${reminded}`
  if (state === 'not-kept') return '支部还没有登记，不等于没交'
  return `${state === 'due' ? '请在本月内交清' : '请尽快补交'}${reminded}`
}
