import { type DocumentKind, documentKinds, documentStates } from '../../../../../shared/documents/document-kinds'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { ErrorLine } from '../../../app/error-line'
import { writtenInstant } from '../../../app/written-day'
import { useAnswer } from '../../../state/use-answer'
import { useDoing } from '../../../state/use-doing'
import { Button, Card, Cell, EmptyState, handOver, Tag } from '../../../ui'

const ENDINGS: Readonly<Record<DocumentKind, string>> = { notice: 'docx', standings: 'xlsx' }

/** Letters and tables that were made, to take away. */
export function Documents() {
  const asked = useAnswer('documents', () => api.listDocuments())
  const doing = useDoing()
  const take = (id: string, name: string) =>
    doing.run(async () => {
      const { bytes, contentType } = await api.downloadDocument({ params: { documentId: id } })
      await handOver({ name, bytes }, contentType)
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
              {items.map(({ id, kind, state, year, askedAt, bytes }) => (
                <Cell
                  key={id}
                  icon="doc"
                  title={`${documentKinds[kind].label}${year === null ? '' : ` ${year}`}`}
                  note={[
                    writtenInstant(askedAt),
                    ...(bytes === null ? [] : [`${Math.max(1, Math.round(bytes / 1024))} KB`]),
                  ].join(' · ')}
                  value={
                    state === 'ready' ? (
                      <Button
                        look="secondary"
                        inline
                        id={`take-${id}`}
                        busy={doing.busy}
                        onPress={() => void take(id, `${documentKinds[kind].label}${id.slice(0, 8)}.${ENDINGS[kind]}`)}
                      >
                        下载
                      </Button>
                    ) : (
                      <Tag look="pending" icon="clock" label={documentStates[state]} />
                    )
                  }
                />
              ))}
            </Card>
          )
        }
      </AnswerOf>
    </>
  )
}
