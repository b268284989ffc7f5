import { View } from '@tarojs/components'
import { recordKinds } from '../../../../shared/records/kinds'
import { recordStates } from '../../../../shared/records/states'
import { api } from '../../api/client'
import { AnswerOf } from '../../app/answer-of'
import { open, useParameters } from '../../app/go'
import { Page } from '../../app/page'
import { RecordTitle } from '../../app/records/record-title'
import { honourLevels, isOpen, type WholeRecord } from '../../app/records/record-words'
import { WithdrawRecord } from '../../app/records/withdraw-record'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { dayOf, writtenDay } from '../../state/written-day'
import { Button, Card, Cell, SectionTitle, StateTag } from '../../ui'
import { AttachedFile } from './attached-file'

/** One record of one's own: what it says, where it stands, everything that happened to it. */
export default function RecordPage() {
  const { id = '' } = useParameters()
  return (
    <Page title="记录" pushed>
      {(me) => <Content me={me} recordId={id} />}
    </Page>
  )
}

function Content({ me, recordId }: { readonly me: Me; readonly recordId: string }) {
  const asked = useAnswer(`records/one/${recordId}`, () => api.readRecord({ params: { recordId } }))
  return (
    <AnswerOf asked={asked} rows={4}>
      {(record) => (
        <>
          <Facts me={me} record={record} />
          {record.files.length === 0 ? null : (
            <>
              <SectionTitle title="附件" />
              <Card>
                {record.files.map((file, at) => (
                  <AttachedFile key={file.id} file={file} name={`附件 ${at + 1}`} />
                ))}
              </Card>
            </>
          )}
          <SectionTitle title="经过" />
          <Card>
            {[...record.history].reverse().map((step) => (
              <Cell
                key={step.revision}
                title={stepWords(step)}
                note={`${step.changedByName} · ${writtenDay(dayOf(step.changedAt), me.today)}${step.reason === null ? '' : `：${step.reason}`}`}
              />
            ))}
          </Card>
          {isOpen(record) && record.personId === me.personId ? (
            <View className="row-ways row-ways--plain">
              <Button
                look={record.state === 'returned' ? 'primary' : 'secondary'}
                wide
                inline
                id="mend"
                onPress={() => open('/pages/log/index', { record: record.id })}
              >
                {record.state === 'returned' ? '修改后重交' : '修改'}
              </Button>
              <WithdrawRecord recordId={record.id} revision={record.revision} />
            </View>
          ) : null}
        </>
      )}
    </AnswerOf>
  )
}

function Facts({
  me,
  record: { record, state, authorId, authorName, personId },
}: {
  readonly me: Me
  readonly record: WholeRecord
}) {
  const rows: [string, string | undefined][] = [
    ['种类', recordKinds[record.kind]],
    ['日期', writtenDay(record.happenedOn, me.today)],
    ...(record.kind === 'honour'
      ? ([
          ['层级', honourLevels.find(({ key }) => key === record.level)?.label],
          ['授予单位', record.giver],
          ['事项', record.matter],
          ['文号', record.document],
        ] as [string, string | undefined][])
      : []),
    ['说明', record.note],
    ['填报人', authorId === personId ? undefined : authorName],
  ]
  return (
    <Card padded>
      <View className="head-line">
        <View className="head-line__title">
          <RecordTitle record={record} />
        </View>
        <StateTag state={state} />
      </View>
      <View className="facts">
        {rows.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <View key={label} className="facts__row">
              <View className="facts__label">{label}</View>
              <View className="facts__value">{value}</View>
            </View>
          ),
        )}
      </View>
    </Card>
  )
}

function stepWords({ revision, state }: WholeRecord['history'][number]): string {
  if (state !== 'submitted') return recordStates[state]
  return revision === 1 ? '提交' : '修改后重交'
}
