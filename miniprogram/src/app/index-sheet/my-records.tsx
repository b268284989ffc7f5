import { View } from '@tarojs/components'
import { type RecordKind, recordKinds } from '../../../../shared/records/kinds'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { useAnswer } from '../../state/use-answer'
import { writtenDay } from '../../state/written-day'
import { StateTag } from '../../ui'
import { RecordTitle } from '../records/record-title'

/** One's own records of a kind, the newest first, beneath the line that adds them up. @param today YYYY-MM-DD */
export function MyRecords({ kind, today }: { readonly kind: RecordKind; readonly today: string }) {
  const asked = useAnswer(`records/mine/${kind}`, () => api.listRecords({ query: { of: 'mine', kind, limit: '20' } }))
  if (asked.error && !asked.data) return <View className="words-note">{sentenceOf(asked.error)}</View>
  if (!asked.data) return <View className="words-note">正在读记录……</View>
  const { items, next } = asked.data
  if (items.length === 0) return <View className="words-note">{`还没有“${recordKinds[kind]}”记录。`}</View>
  return (
    <View className="line">
      <View className="words-strong">{`我的记录 ${items.length}${next === null ? '' : '+'} 条`}</View>
      {items.map((record) => (
        <View key={record.id} className="line__record">
          <View className="line__record-words">
            <View>
              <RecordTitle record={record.record} />
            </View>
            <View className="words-note">{writtenDay(record.happenedOn, today)}</View>
          </View>
          <StateTag state={record.state} />
        </View>
      ))}
    </View>
  )
}
