import { View } from '@tarojs/components'
import { recordKinds } from '../../../../../shared/records/kinds'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { useAnswer } from '../../../state/use-answer'
import { writtenInstant } from '../../../state/written-day'
import { Button, Popup, StateTag, Strip } from '../../../ui'
import { claimOf, detailOf, type WaitingRecord } from './record-words'
import type { Approvals } from './use-approvals'

/** One record in full, with every change it went through, decided from here alone. */
export function RecordSheet({ approvals, today }: { readonly approvals: Approvals; readonly today: string }) {
  const { opened, doing } = approvals
  const doubt = approvals.all.find(({ record }) => record.id === opened?.id)?.doubt
  return (
    <Popup open={opened !== undefined} at="foot" label="记录" onClose={() => approvals.open(undefined)}>
      {opened === undefined ? null : (
        <View className="record-sheet">
          <View className="words-figure">{`${opened.personName} · ${claimOf(opened.record)}`}</View>
          <View className="words-note">{detailOf(opened.record, today)}</View>
          {doubt === undefined ? null : <Strip look="caution">{doubt}</Strip>}
          <Whole record={opened} today={today} />
          <View className="record-sheet__ways">
            <Button look="quiet" inline id="hold-one" onPress={() => approvals.ask('hold', [opened])}>
              暂缓
            </Button>
            <Button look="secondary" inline id="return-one" onPress={() => approvals.ask('return', [opened])}>
              退回
            </Button>
            <Button
              inline
              wide
              id="approve-one"
              busy={doing.busy}
              onPress={() => void approvals.decide('approve', [opened], null)}
            >
              通过这一条
            </Button>
          </View>
        </View>
      )}
    </Popup>
  )
}

function Whole({ record, today }: { readonly record: WaitingRecord; readonly today: string }) {
  const asked = useAnswer(`records/${record.id}/${record.revision}`, () =>
    api.readRecord({ params: { recordId: record.id } }),
  )
  return (
    <AnswerOf asked={asked} rows={2}>
      {({ kind, record: content, authorName, personName, history, files }) => (
        <View className="record-sheet__facts">
          <View>{`${recordKinds[kind]}，${authorName === personName ? '本人填报' : `${authorName}代为填报`}`}</View>
          {content.kind === 'honour' ? <View>{`授予单位：${content.giver}；事由：${content.matter}`}</View> : null}
          {content.note ? <View>{`说明：${content.note}`}</View> : null}
          <View>{files.length === 0 ? '没有附件' : `附件 ${files.length} 个`}</View>
          {history.map((change) => (
            <View key={change.revision} className="record-sheet__change">
              <StateTag state={change.state} />
              <View className="words-note">
                {`${writtenInstant(change.changedAt, today)} ${change.changedByName}${change.reason === null ? '' : `：${change.reason}`}`}
              </View>
            </View>
          ))}
        </View>
      )}
    </AnswerOf>
  )
}
