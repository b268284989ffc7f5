import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { api } from '../../../api/client'
import { AnswerOf } from '../../../app/answer-of'
import { Page } from '../../../app/page'
import type { Me } from '../../../state/session'
import { useAnswer } from '../../../state/use-answer'
import type { View as WorkingView } from '../../../state/views'
import { ActionBar, Button, EmptyState } from '../../../ui'
import { Decide } from './decide'
import { OtherWaiting } from './other-waiting'
import { RecordSheet } from './record-sheet'
import { useApprovals } from './use-approvals'
import { WaitingRecords } from './waiting-records'
import './index.scss'

/** What waits for the caller: records to decide together or one by one, leave, complaints, dues. */
export default function Approvals() {
  // A tab of secretaries; staff come to it from another page, and go back there.
  const [pushed] = useState(() => Taro.getCurrentPages().length > 1)
  return (
    <Page title="待审" pushed={pushed} desk>
      {(me, view) => <Content me={me} view={view} />}
    </Page>
  )
}

function Content({ me, view }: { readonly me: Me; readonly view: WorkingView }) {
  const waiting = useAnswer('waiting', () => api.listWaiting())
  // What was decided lately shows what is entered twice. Without it rows are still decided, with fewer doubts.
  const decided = useAnswer('records/reach/approved', () =>
    api.listRecords({ query: { of: 'reach', state: 'approved', limit: '100' } }),
  )
  const approvals = useApprovals(waiting.data?.records.items ?? [], decided.data?.items ?? [])
  return (
    <AnswerOf asked={waiting} rows={5}>
      {({ records, leave, complaints }) => (
        <>
          {records.items.length === 0 ? (
            leave.count + complaints.count === 0 ? (
              <EmptyState icon="check" title="都办完了" note="党员提交的记录、请假会到这里来。" />
            ) : null
          ) : (
            <WaitingRecords approvals={approvals} count={records.count} today={me.today} />
          )}
          <OtherWaiting me={me} view={view} leave={leave} complaints={complaints} />
          {records.items.length === 0 ? null : (
            <View className="stuck-foot">
              <ActionBar>
                <Button
                  look="secondary"
                  id="return-chosen"
                  disabled={approvals.chosen.length === 0 || approvals.doing.busy}
                  onPress={() => approvals.ask('return', approvals.chosen)}
                >
                  退回
                </Button>
                <Button
                  wide
                  id="approve-chosen"
                  busy={approvals.doing.busy}
                  disabled={approvals.chosen.length === 0}
                  onPress={() => void approvals.decide('approve', approvals.chosen, null)}
                >
                  {`通过 ${approvals.chosen.length} 条`}
                </Button>
              </ActionBar>
            </View>
          )}
          <RecordSheet approvals={approvals} today={me.today} />
          <Decide approvals={approvals} />
        </>
      )}
    </AnswerOf>
  )
}
