import { useState } from 'react'
import type { RecordKind } from '../../../../../shared/records/kinds'
import { api } from '../../../api/client'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { type Doing, useDoing } from '../../../state/use-doing'
import { doubtOf, type KnownRecord } from './doubt-of'
import type { WaitingRecord } from './record-words'

export type Decision = 'approve' | 'return' | 'hold'

export interface ApprovalLine {
  readonly record: WaitingRecord
  readonly doubt: string | undefined
  /** why the last decision on it was refused */
  readonly refused: string | undefined
  readonly chosen: boolean
}

export interface Approvals {
  /** everything that waits, whatever the filter shows */
  readonly all: readonly ApprovalLine[]
  readonly shown: readonly ApprovalLine[]
  readonly chosen: readonly WaitingRecord[]
  readonly kind: RecordKind | 'all'
  readonly onlyDoubts: boolean
  readonly opened: WaitingRecord | undefined
  /** a decision that still needs its reason */
  readonly asked: { readonly step: 'return' | 'hold'; readonly records: readonly WaitingRecord[] } | undefined
  readonly doing: Doing
  choose(ids: readonly string[], on: boolean): void
  showKind(kind: RecordKind | 'all'): void
  showDoubts(only: boolean): void
  open(record: WaitingRecord | undefined): void
  ask(step: 'return' | 'hold', records: readonly WaitingRecord[]): void
  stopAsking(): void
  /** @returns whether the server answered, be it with refusals */
  decide(step: Decision, records: readonly WaitingRecord[], reason: string | null): Promise<boolean>
}

const DONE: Readonly<Record<Decision, string>> = { approve: '已通过', return: '已退回', hold: '已暂缓' }

/** What is chosen, shown and decided on the page. Doubtful rows are chosen only by hand. */
export function useApprovals(waiting: readonly WaitingRecord[], decided: readonly KnownRecord[]): Approvals {
  const [byHand, setByHand] = useState<Readonly<Record<string, boolean>>>({})
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({})
  const [kind, showKind] = useState<RecordKind | 'all'>('all')
  const [onlyDoubts, showDoubts] = useState(false)
  const [opened, open] = useState<WaitingRecord>()
  const [asked, setAsked] = useState<Approvals['asked']>()
  const doing = useDoing()
  const known: KnownRecord[] = [...waiting, ...decided]
  const all = waiting.map((record) => {
    const doubt = doubtOf(record, known)
    const refused = refusals[record.id]
    const chosen = byHand[record.id] ?? (doubt === undefined && refused === undefined)
    return { record, doubt, refused, chosen }
  })
  const shown = all.filter(
    ({ record, doubt }) => (kind === 'all' || record.record.kind === kind) && (!onlyDoubts || doubt !== undefined),
  )
  const decide = (step: Decision, records: readonly WaitingRecord[], reason: string | null) =>
    doing.run(async () => {
      const body = { step, reason, records: records.map(({ id, revision }) => ({ id, revision })) }
      const { items } = await api.decideRecords({ body })
      const refusedNow = items.flatMap(({ id, error }) => (error === null ? [] : [[id, error.message] as const]))
      setRefusals((before) => ({ ...before, ...Object.fromEntries(refusedNow) }))
      setByHand((before) => ({ ...before, ...Object.fromEntries(refusedNow.map(([id]) => [id, false])) }))
      const done = items.length - refusedNow.length
      const left = refusedNow.length === 0 ? '' : `，${refusedNow.length} 条没有办成，原因在条目里`
      say(
        done === 0 ? `没有办成${left.slice(1) === '' ? '' : `：${left.slice(1)}`}` : `${DONE[step]} ${done} 条${left}`,
      )
      open(undefined)
      setAsked(undefined)
      outdate('waiting', 'records/', 'members/', 'organisations/')
    })
  return {
    all,
    shown,
    chosen: shown.flatMap(({ record, chosen }) => (chosen ? [record] : [])),
    kind,
    onlyDoubts,
    opened,
    asked,
    doing,
    choose: (ids, on) => setByHand((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, on])) })),
    showKind,
    showDoubts,
    open,
    ask: (step, records) => {
      doing.clear()
      setAsked({ step, records })
    },
    stopAsking: () => setAsked(undefined),
    decide,
  }
}
