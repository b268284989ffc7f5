import { useState } from 'react'
import { type RecordKind, recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { useParameters } from '../../app/go'
import { Page } from '../../app/page'
import { recordIcons, shortKinds } from '../../app/records/record-words'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { Card, Chips, Field } from '../../ui'
import { kindsByUse, useMyRecent } from './recent'
import { RecordForm } from './record-form'

/** Logs a record (`kind` chooses which) or mends one (`record`). */
export default function Log() {
  const { kind, record } = useParameters()
  const [chosen, setChosen] = useState<RecordKind | undefined>(isKind(kind) ? kind : undefined)
  if (record !== undefined) {
    return (
      <Page title="修改记录" pushed>
        {(me) => <Mend me={me} recordId={record} />}
      </Page>
    )
  }
  return (
    <Page title={chosen === undefined ? '记一笔' : `记${shortKinds[chosen]}`} pushed>
      {(me) => <LogNew me={me} asked={isKind(kind) ? kind : undefined} chosen={chosen} onChoose={setChosen} />}
    </Page>
  )
}

function isKind(text: string | undefined): text is RecordKind {
  return text !== undefined && text in recordKinds
}

interface LogNewProps {
  readonly me: Me
  /** the kind that the page was opened for */
  readonly asked: RecordKind | undefined
  readonly chosen: RecordKind | undefined
  readonly onChoose: (kind: RecordKind) => void
}

function LogNew({ me, asked, chosen, onChoose }: LogNewProps) {
  const recent = useMyRecent()
  const kinds = kindsByUse(recent, asked)
  const kind = chosen ?? kinds[0] ?? 'volunteer-hours'
  return (
    <>
      <Card>
        <Field label="记什么" help="按你最近常选排列">
          <Chips
            id="kind"
            scrolls
            options={kinds.map((one) => ({ key: one, label: shortKinds[one], icon: recordIcons[one] }))}
            chosen={kind}
            onChoose={onChoose}
          />
        </Field>
      </Card>
      <RecordForm key={kind} me={me} kind={kind} recent={recent} />
    </>
  )
}

function Mend({ me, recordId }: { readonly me: Me; readonly recordId: string }) {
  const asked = useAnswer(`records/one/${recordId}`, () => api.readRecord({ params: { recordId } }))
  const recent = useMyRecent()
  return (
    <AnswerOf asked={asked} rows={4}>
      {(record) => <RecordForm key={record.revision} me={me} kind={record.kind} recent={recent} mended={record} />}
    </AnswerOf>
  )
}
