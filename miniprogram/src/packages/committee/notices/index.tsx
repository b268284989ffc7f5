import { api } from '../../../api/client'
import { allPages } from '../../../app/all-pages'
import { AnswerOf } from '../../../app/answer-of'
import { open } from '../../../app/go'
import { NoticeTag } from '../../../app/notice-tag'
import { Page } from '../../../app/page'
import { useAnswer } from '../../../state/use-answer'
import { writtenInstant } from '../../../state/written-day'
import { Card, Cell, EmptyState, Parts, SectionTitle } from '../../../ui'

/** The notices that the reader's office keeps: drafts first, then what was published. */
export default function Notices() {
  return (
    <Page title="通报" desk>
      {(me) => <Content today={me.today} />}
    </Page>
  )
}

function Content({ today }: { readonly today: string }) {
  const asked = useAnswer('notices/kept', () =>
    allPages((cursor) =>
      api.listNotices({ query: { of: 'kept', limit: '100', ...(cursor === undefined ? {} : { cursor }) } }),
    ),
  )
  return (
    <AnswerOf asked={asked} rows={4}>
      {(notices) => {
        if (notices.length === 0) {
          return (
            <EmptyState
              icon="notice"
              title="还没有通报"
              note="每月第一个工作日起草上个月的通报，到时在这里改稿、发布。"
            />
          )
        }
        const drafts = notices.filter(({ state }) => state === 'drafted' || state === 'edited' || state === 'sealing')
        return (
          <>
            <List title="待发布" notices={drafts} today={today} />
            <List title="已发布" notices={notices.filter((one) => !drafts.includes(one))} today={today} />
          </>
        )
      }}
    </AnswerOf>
  )
}

type Listed = Awaited<ReturnType<typeof api.listNotices>>['items'][number]

interface ListProps {
  readonly title: string
  readonly notices: readonly Listed[]
  readonly today: string
}

function List({ title, notices, today }: ListProps) {
  if (notices.length === 0) return null
  return (
    <>
      <SectionTitle title={title} note={`${notices.length} 份`} />
      <Card>
        {notices.map(({ id, title: name, organisationName, publishedAt, state, correctsId }) => (
          <Cell
            key={id}
            id={`notice-${id}`}
            icon="notice"
            title={name}
            note={
              <Parts
                of={[
                  organisationName,
                  ...(publishedAt === null ? [] : [`${writtenInstant(publishedAt, today)}发布`]),
                  ...(correctsId === null ? [] : ['更正稿']),
                ]}
              />
            }
            value={<NoticeTag state={state} />}
            onPress={() => open('/packages/committee/notice/index', { noticeId: id })}
          />
        ))}
      </Card>
    </>
  )
}
