import { useState } from 'react'
import { open } from '../../../app/go'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { Card, Cell, Segmented } from '../../../ui'
import { Documents } from './documents'
import { Jobs } from './jobs'
import { Outbox } from './outbox'

type Part = 'outbox' | 'jobs' | 'documents'

/** What the timer does and what it sends: messages, jobs, files that were made; an inspector's office is the files alone. */
export default function Office() {
  return (
    <Page title="办理" desk>
      {(me) => <Content me={me} />}
    </Page>
  )
}

function Content({ me }: { readonly me: Me }) {
  const mayReadOutbox = me.actions.includes('outbox.read')
  const [part, setPart] = useState<Part>(mayReadOutbox ? 'outbox' : 'documents')
  const parts = [
    ...(mayReadOutbox ? [{ key: 'outbox' as const, label: '待发消息' }] : []),
    ...(me.actions.includes('jobs.read') ? [{ key: 'jobs' as const, label: '定时办理' }] : []),
    { key: 'documents' as const, label: '公文和表' },
  ]
  return (
    <>
      {me.actions.includes('record.approve') ? (
        <Card>
          <Cell
            icon="check"
            id="approvals"
            title="待我审核"
            note="支部里没有别人能审的记录、意见"
            onPress={() => open('/packages/secretary/approvals/index')}
          />
        </Card>
      ) : null}
      {parts.length < 2 ? null : <Segmented id="part" options={parts} chosen={part} onChoose={setPart} />}
      {part === 'outbox' ? (
        <Outbox today={me.today} />
      ) : part === 'jobs' ? (
        <Jobs today={me.today} />
      ) : (
        <Documents today={me.today} />
      )}
    </>
  )
}
