import { View } from '@tarojs/components'
import { useState } from 'react'
import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { writtenDay } from '../../../state/written-day'
import { Button, Card, Cell, Dialog, SectionTitle, TextField } from '../../../ui'

type Leave = AnswerOf<typeof contract.listWaiting>['leave']

/** Leave that members asked for. What is refused is told why. */
export function LeaveAsked({ leave, today }: { readonly leave: Leave; readonly today: string }) {
  const [refusing, refuse] = useState<Leave['items'][number]>()
  const [reason, setReason] = useState('')
  const doing = useDoing()
  const stop = () => {
    refuse(undefined)
    setReason('')
    doing.clear()
  }
  const decide = async ({ activityId, personId, personName }: Leave['items'][number], granted: boolean) => {
    const done = await doing.run(async () => {
      // The list names no revision of the request: it is read where it stands, and with it whether it still stands.
      const { attendance } = await api.readActivity({ params: { activityId } })
      const asked = attendance.find((one) => one.personId === personId && one.status === 'leave-asked')
      if (asked) {
        const people = [{ personId, revision: asked.revision }]
        await api.decideLeave({
          params: { activityId },
          body: { granted, reason: granted ? null : reason.trim(), people },
        })
      }
      say(asked ? `${granted ? '已准' : '没有准'}${personName}的假` : `${personName}的请假已经有人办了`)
      outdate('waiting', 'activities/')
    })
    if (done) stop()
  }
  return (
    <>
      <SectionTitle title="请假" note={`${leave.count} 人等批`} />
      <ErrorLine error={refusing === undefined ? doing.error : ''} />
      <Card>
        {leave.items.map((asked) => (
          <Cell
            key={`${asked.activityId}-${asked.personId}`}
            title={asked.personName}
            note={`${writtenDay(asked.heldOn, today)} · ${asked.title}${asked.reason === null ? '' : ` · ${asked.reason}`}`}
            value={
              <View className="leave-ways">
                <Button
                  look="quiet"
                  inline
                  id={`refuse-${asked.personId}`}
                  busy={doing.busy}
                  onPress={() => refuse(asked)}
                >
                  不准
                </Button>
                <Button
                  look="secondary"
                  inline
                  id={`grant-${asked.personId}`}
                  busy={doing.busy}
                  onPress={() => void decide(asked, true)}
                >
                  准假
                </Button>
              </View>
            }
          />
        ))}
      </Card>
      <Dialog
        open={refusing !== undefined}
        title={`不准${refusing?.personName ?? ''}的假`}
        act="不准假"
        busy={doing.busy}
        disabled={reason.trim() === ''}
        onAct={() => {
          if (refusing) void decide(refusing, false)
        }}
        onClose={stop}
      >
        <TextField id="refusal-reason" label="原因" kind="lines" longest={200} value={reason} onChange={setReason} />
        <ErrorLine error={doing.error} />
      </Dialog>
    </>
  )
}
