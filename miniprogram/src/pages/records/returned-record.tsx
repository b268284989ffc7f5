import { View } from '@tarojs/components'
import { api } from '../../api/client'
import { open } from '../../app/go'
import type { ListedRecord } from '../../app/records/record-words'
import { WithdrawRecord } from '../../app/records/withdraw-record'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { dayOf, writtenDay } from '../../state/written-day'
import { Button, Card } from '../../ui'
import { RecordRow } from './record-row'

/** A record that came back: who said what, and the two ways on. */
export function ReturnedRecord({ me, record }: { readonly me: Me; readonly record: ListedRecord }) {
  const { id, revision } = record
  const { data } = useAnswer(`records/one/${id}`, () => api.readRecord({ params: { recordId: id } }))
  const back = [...(data?.history ?? [])].reverse().find(({ state }) => state === 'returned')
  return (
    <Card>
      <RecordRow me={me} record={record} />
      {back === undefined ? null : (
        <View className="said">
          <View>{back.reason ?? '没有写原因，可以问问支部。'}</View>
          <View className="words-note">{`${back.changedByName} · ${writtenDay(dayOf(back.changedAt), me.today)}`}</View>
        </View>
      )}
      <View className="row-ways">
        <Button wide inline id={`mend-${id}`} onPress={() => open('/pages/log/index', { record: id })}>
          修改后重交
        </Button>
        <WithdrawRecord recordId={id} revision={revision} />
      </View>
    </Card>
  )
}
