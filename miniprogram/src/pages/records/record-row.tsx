import { open } from '../../app/go'
import { RecordTitle } from '../../app/records/record-title'
import { type ListedRecord, recordIcons, shortKinds } from '../../app/records/record-words'
import type { Me } from '../../state/session'
import { writtenDay } from '../../state/written-day'
import { Cell, StateTag } from '../../ui'

/** A record in a list; leads to its own page. */
export function RecordRow({ me, record }: { readonly me: Me; readonly record: ListedRecord }) {
  const { id, kind, happenedOn, state } = record
  return (
    <Cell
      id={`record-${id}`}
      icon={recordIcons[kind]}
      title={<RecordTitle record={record.record} />}
      note={`${writtenDay(happenedOn, me.today)} · ${shortKinds[kind]}`}
      value={<StateTag state={state} />}
      onPress={() => open('/pages/record/index', { id })}
    />
  )
}
