import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { useAnswer } from '../../../state/use-answer'
import { writtenInstant } from '../../../state/written-day'
import { Card, Cell, EmptyState, Strip, Tag } from '../../../ui'

const MOST = '100'

/** What the timer did, and what it could not do. */
export function Jobs({ today }: { readonly today: string }) {
  const asked = useAnswer('jobs', () => api.listJobs({ query: { limit: MOST } }))
  return (
    <AnswerOf asked={asked} rows={5}>
      {({ items, next }) =>
        items.length === 0 ? (
          <EmptyState icon="task" title="还没有办过的事" note="到时间自动办的事会列在这里。" />
        ) : (
          <>
            <Card>
              {items.map(({ id, label, state, madeAt, doneAt, lastError, outcome }) => (
                <Cell
                  key={id}
                  title={label}
                  note={[
                    writtenInstant(doneAt ?? madeAt, today),
                    ...(outcome === null ? [] : [outcome]),
                    ...(lastError === null ? [] : [lastError]),
                  ].join(' · ')}
                  value={<JobTag state={state} failed={lastError !== null} />}
                />
              ))}
            </Card>
            {next === null ? null : <Strip>{`只列最近的 ${MOST} 件`}</Strip>}
          </>
        )
      }
    </AnswerOf>
  )
}

interface JobTagProps {
  readonly state: 'waiting' | 'running' | 'done'
  readonly failed: boolean
}

function JobTag({ state, failed }: JobTagProps) {
  if (state === 'done') return <Tag look="approved" icon="check" label="办完" />
  if (failed) return <Tag look="returned" icon="alert" label="没办成，会再试" />
  return <Tag look="pending" icon="clock" label={state === 'running' ? '正在办' : '等着办'} />
}
