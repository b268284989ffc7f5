import { type DocumentKind, documentKinds, documentStates } from '../../../../../shared/documents/document-kinds'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { ErrorLine } from '../../../app/error-line'
import { useAnswer } from '../../../state/use-answer'
import { useDoing } from '../../../state/use-doing'
import { writtenInstant } from '../../../state/written-day'
import { Button, Card, Cell, EmptyState, handOver, Parts, Tag } from '../../../ui'

const ENDINGS: Readonly<Record<DocumentKind, string>> = { notice: 'docx', standings: 'xlsx' }

type Listed = Awaited<ReturnType<typeof api.listDocuments>>['items'][number]

/** Letters and tables that were made, to take away. */
export function Documents({ today }: { readonly today: string }) {
  const asked = useAnswer('documents', () => api.listDocuments())
  const doing = useDoing()
  const take = (document: Listed) =>
    doing.run(async () => {
      const { bytes, contentType } = await api.downloadDocument({ params: { documentId: document.id } })
      await handOver({ name: fileNameOf(document), bytes }, contentType)
    })
  return (
    <>
      <ErrorLine error={doing.error} />
      <AnswerOf asked={asked} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="doc" title="还没有公文和表" note="发布的通报、导出的等次表做好后在这里下载。" />
          ) : (
            <Card>
              {items.map((document) => (
                <Row
                  key={document.id}
                  document={document}
                  today={today}
                  busy={doing.busy}
                  onTake={() => void take(document)}
                />
              ))}
            </Card>
          )
        }
      </AnswerOf>
    </>
  )
}

interface RowProps {
  readonly document: Listed
  readonly today: string
  readonly busy: boolean
  readonly onTake: () => void
}

function Row({ document, today, busy, onTake }: RowProps) {
  const { id, state, organisationName, askedAt, bytes } = document
  const failed = state === 'failed'
  return (
    <Cell
      icon="doc"
      title={nameOf(document)}
      note={
        <Parts
          of={[
            ...(organisationName === null ? [] : [organisationName]),
            writtenInstant(askedAt, today),
            ...(bytes === null ? [] : [`${Math.max(1, Math.round(bytes / 1024))} KB`]),
          ]}
        />
      }
      value={
        state === 'ready' ? (
          <Button look="secondary" inline id={`take-${id}`} busy={busy} onPress={onTake}>
            下载
          </Button>
        ) : (
          <Tag look={failed ? 'returned' : 'pending'} icon={failed ? 'alert' : 'clock'} label={documentStates[state]} />
        )
      }
    />
  )
}

function nameOf({ kind, year, noticeTitle }: Listed): string {
  return noticeTitle ?? `${year === null ? '' : `${year} 年度`}${documentKinds[kind].label}`
}

/** Names that no file system refuses, with whose it is: several organisations' notices of a month are called the same. */
function fileNameOf(document: Listed): string {
  const { kind, organisationName } = document
  const name = [...(organisationName === null ? [] : [organisationName]), nameOf(document)].join('：')
  return `${name.replaceAll(/[\\/:*?"<>|\s]/g, '')}.${ENDINGS[kind]}`
}
