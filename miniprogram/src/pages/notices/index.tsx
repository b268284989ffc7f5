import type { ReactNode } from 'react'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { MoreOf } from '../../app/more-of'
import { NoticeRow } from '../../app/notice-row'
import { Page } from '../../app/page'
import type { Me } from '../../state/session'
import { usePages } from '../../state/use-pages'
import { Card, EmptyState, SectionTitle } from '../../ui'

/** Every notice that one may read, the newest month first. */
export default function Notices() {
  return (
    <Page title="通报" pushed>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { readonly me: Me }) {
  const pages = usePages('notices/readable', (cursor) =>
    api.listNotices({ query: { of: 'readable', limit: '30', ...(cursor === undefined ? {} : { cursor }) } }),
  )
  const months = [...new Set(pages.items.map(({ month }) => month))]
  return (
    <AnswerOf asked={pages} rows={4}>
      {() => (
        <>
          {months.length === 0 ? (
            <EmptyState icon="notice" title="还没有通报" note="上级党组织发布后，就能在这里读到。" />
          ) : null}
          {months.map((month) => (
            <MonthOf key={month} month={month}>
              {pages.items
                .filter((notice) => notice.month === month)
                .map((notice) => (
                  <NoticeRow key={notice.id} me={me} notice={notice} />
                ))}
            </MonthOf>
          ))}
          <MoreOf pages={pages} label="看更早的" />
        </>
      )}
    </AnswerOf>
  )
}

function MonthOf({ month, children }: { readonly month: string; readonly children: ReactNode }) {
  return (
    <>
      <SectionTitle title={`${month.slice(0, 4)}年${Number(month.slice(5))}月`} />
      <Card>{children}</Card>
    </>
  )
}
