import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import { open } from '../../../app/go'
import type { Me } from '../../../state/session'
import type { View as WorkingView } from '../../../state/views'
import { Card, Cell, SectionTitle } from '../../../ui'
import { ComplaintsAsked } from './complaints-asked'
import { LeaveAsked } from './leave-asked'

type Waiting = AnswerOf<typeof contract.listWaiting>

interface OtherWaitingProps {
  readonly me: Me
  readonly view: WorkingView
  readonly leave: Waiting['leave']
  readonly complaints: Waiting['complaints']
}

/** What waits beside records, each with the way to do it. */
export function OtherWaiting({ me, view, leave, complaints }: OtherWaitingProps) {
  return (
    <>
      {leave.items.length === 0 ? null : <LeaveAsked leave={leave} today={me.today} />}
      {complaints.items.length === 0 ? null : <ComplaintsAsked complaints={complaints} today={me.today} />}
      {view.kind === 'secretary' && me.actions.includes('dues.keep') ? (
        <>
          <SectionTitle title="支部的事" />
          <Card>
            <Cell
              icon="records"
              id="dues"
              title="党费登记"
              note="谁交了、谁要催，按月登记"
              onPress={() => open('/packages/secretary/dues/index')}
            />
          </Card>
        </>
      ) : null}
    </>
  )
}
