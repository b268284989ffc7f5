import { View } from '@tarojs/components'
import type { RecordKind } from '../../../../../shared/records/kinds'
import { ErrorLine } from '../../../app/error-line'
import { ApprovalRow, Card, Checkbox, Chips, type Option, Press, Strip } from '../../../ui'
import { claimOf, detailOf, shortKinds } from './record-words'
import type { ApprovalLine, Approvals } from './use-approvals'

interface WaitingRecordsProps {
  readonly approvals: Approvals
  readonly count: number
  readonly today: string
}

/** The records that wait: kinds to look through, what is chosen, and each with its doubt. */
export function WaitingRecords({ approvals, count, today }: WaitingRecordsProps) {
  const { all, shown, chosen, kind, onlyDoubts, doing } = approvals
  const clear = shown.filter(({ doubt, refused }) => doubt === undefined && refused === undefined)
  const doubts = all.length - all.filter(({ doubt }) => doubt === undefined).length
  const state = chosen.length === 0 ? 'off' : chosen.length === shown.length ? 'on' : 'some'
  const chooseClear = () => {
    approvals.choose(
      shown.map(({ record }) => record.id),
      false,
    )
    if (state !== 'off') return
    approvals.choose(
      clear.map(({ record }) => record.id),
      true,
    )
  }
  return (
    <>
      <Chips id="kind" scrolls options={kindsIn(all)} chosen={kind} onChoose={(key) => approvals.showKind(key)} />
      <View className="choose-all">
        <Checkbox state={state} id="choose-clear" label="选中没有疑点的" onChange={chooseClear} />
        <View className="choose-all__words">{`选中没有疑点的 ${clear.length} 条`}</View>
        {doubts === 0 ? null : (
          <Press className="choose-all__more" id="only-doubts" onPress={() => approvals.showDoubts(!onlyDoubts)}>
            {onlyDoubts ? '看全部' : `只看疑点 ${doubts}`}
          </Press>
        )}
      </View>
      <ErrorLine error={doing.error} />
      <Card>
        {shown.map((line) => (
          <Row key={line.record.id} line={line} approvals={approvals} today={today} />
        ))}
      </Card>
      {count > all.length ? <Strip>{`还有 ${count - all.length} 条，办完这些就显示`}</Strip> : null}
    </>
  )
}

interface RowProps {
  readonly line: ApprovalLine
  readonly approvals: Approvals
  readonly today: string
}

function Row({ line, approvals, today }: RowProps) {
  const { record, doubt, refused, chosen } = line
  const beware = refused === undefined ? doubt : `没有办成：${refused}`
  return (
    <ApprovalRow
      id={`record-${record.id}`}
      name={record.personName}
      kind={claimOf(record.record)}
      detail={detailOf(record.record, today)}
      chosen={chosen}
      onChoose={(on) => approvals.choose([record.id], on)}
      onOpen={() => approvals.open(record)}
      {...(beware === undefined ? {} : { doubt: beware })}
    />
  )
}

function kindsIn(all: readonly ApprovalLine[]): Option<RecordKind | 'all'>[] {
  const counts = new Map<RecordKind, number>()
  for (const { record } of all) counts.set(record.record.kind, (counts.get(record.record.kind) ?? 0) + 1)
  const kinds = [...counts].map(([key, count]) => ({ key, label: shortKinds[key], count }))
  return [{ key: 'all', label: '全部', count: all.length }, ...kinds]
}
