import { useState } from 'react'
import { type OutboxState, outboxKinds, outboxStates } from '../../../../../shared/messages/outbox-states'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { useAnswer } from '../../../state/use-answer'
import { writtenInstant } from '../../../state/written-day'
import { Card, Cell, Chips, EmptyState, Strip } from '../../../ui'

const STATES = (Object.entries(outboxStates) as [OutboxState, string][]).map(([key, label]) => ({ key, label }))
const MOST = '100'

/** Messages that wait to be sent, were sent, or will not be sent any more, and why. */
export function Outbox({ today }: { readonly today: string }) {
  const [state, setState] = useState<OutboxState>('waiting')
  const asked = useAnswer(`outbox/${state}`, () => api.listOutbox({ query: { state, limit: MOST } }))
  return (
    <>
      <Chips id="outbox" options={STATES} chosen={state} onChoose={setState} />
      <AnswerOf asked={asked} rows={5}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState icon="bell" title={`没有${outboxStates[state]}的消息`} />
          ) : (
            <>
              {state === 'waiting' ? <Strip>没有配置微信凭据时，消息留在这里，收件人在小程序里也看得到。</Strip> : null}
              <Card>
                {items.map(({ id, kind, personName, text, madeAt, attempts, lastError }) => (
                  <Cell
                    key={id}
                    title={personName ?? nameOf(kind)}
                    note={[
                      text,
                      ...(attempts === 0 ? [] : [`试过 ${attempts} 次`]),
                      ...(lastError === null ? [] : [lastError]),
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                    value={writtenInstant(madeAt, today)}
                  />
                ))}
              </Card>
              {next === null ? null : <Strip>{`只列最近的 ${MOST} 条`}</Strip>}
            </>
          )
        }
      </AnswerOf>
    </>
  )
}

/** What a row is about when it goes to nobody; a kind of a newer server is named as it comes. */
function nameOf(kind: string): string {
  return (outboxKinds as Readonly<Record<string, string>>)[kind] ?? kind
}
