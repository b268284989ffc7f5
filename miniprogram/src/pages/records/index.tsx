import { useState } from 'react'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open } from '../../app/go'
import { MoreOf } from '../../app/more-of'
import { Page } from '../../app/page'
import type { ListedRecord } from '../../app/records/record-words'
import type { Me } from '../../state/session'
import { usePages } from '../../state/use-pages'
import { Card, EmptyState, SectionTitle, Tabs } from '../../ui'
import { RecordRow } from './record-row'
import { ReturnedRecord } from './returned-record'

const TABS = [
  { key: 'all', label: '全部', holds: () => true, empty: '还没有记录' },
  {
    key: 'waiting',
    label: '待审',
    holds: ({ state }: ListedRecord) => state === 'submitted' || state === 'held',
    empty: '没有待审的记录',
  },
  {
    key: 'returned',
    label: '退回',
    holds: ({ state }: ListedRecord) => state === 'returned',
    empty: '没有退回的记录',
  },
  {
    key: 'approved',
    label: '通过',
    holds: ({ state }: ListedRecord) => state === 'approved',
    empty: '还没有通过的记录',
  },
] as const

type TabKey = (typeof TABS)[number]['key']

/** One's own records by state, the newest first, months apart. */
export default function Records() {
  return <Page title="我的记录">{(me) => <Content me={me} />}</Page>
}

function Content({ me }: { readonly me: Me }) {
  const [tab, setTab] = useState<TabKey>('all')
  const pages = usePages('records/mine/all', (cursor) =>
    api.listRecords({ query: { of: 'mine', limit: '100', ...(cursor === undefined ? {} : { cursor }) } }),
  )
  const { holds, empty } = TABS.find(({ key }) => key === tab) ?? TABS[0]
  const shown = pages.items.filter(holds)
  const returned = shown.filter(({ state }) => state === 'returned')
  const others = shown.filter(({ state }) => state !== 'returned')
  // Counts are told only when everything is here to be counted.
  const counted = pages.data !== undefined && pages.more === undefined
  return (
    <>
      <Tabs
        id="tab"
        options={TABS.map(({ key, label, holds: has }) => ({
          key,
          label,
          ...(counted && key !== 'all' ? { count: pages.items.filter(has).length } : {}),
        }))}
        chosen={tab}
        onChoose={setTab}
      />
      <AnswerOf asked={pages} rows={5}>
        {() => (
          <>
            {shown.length === 0 ? (
              <EmptyState
                icon="records"
                title={empty}
                note={tab === 'all' ? '做过的事记一笔，支部审核后计入指数。' : '别的记录在“全部”里。'}
                {...(tab === 'all'
                  ? { first: { label: '记一笔', onPress: () => open('/pages/log/index'), id: 'log-first' } }
                  : {})}
              />
            ) : null}
            {returned.map((record) => (
              <ReturnedRecord key={record.id} me={me} record={record} />
            ))}
            {byMonth(others).map(([month, records]) => (
              <Month key={month} me={me} month={month} records={records} />
            ))}
            <MoreOf pages={pages} label="看更早的" />
          </>
        )}
      </AnswerOf>
    </>
  )
}

interface MonthProps {
  readonly me: Me
  readonly month: string
  readonly records: readonly ListedRecord[]
}

function Month({ me, month, records }: MonthProps) {
  const year = month.slice(0, 4) === me.today.slice(0, 4) ? '' : `${month.slice(0, 4)}年`
  return (
    <>
      <SectionTitle title={`${year}${Number(month.slice(5))}月`} />
      <Card>
        {records.map((record) => (
          <RecordRow key={record.id} me={me} record={record} />
        ))}
      </Card>
    </>
  )
}

function byMonth(records: readonly ListedRecord[]): [string, ListedRecord[]][] {
  const months = new Map<string, ListedRecord[]>()
  for (const record of records) {
    const month = record.happenedOn.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), record])
  }
  return [...months]
}
