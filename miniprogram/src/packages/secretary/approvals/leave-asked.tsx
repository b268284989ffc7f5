import { View } from '@tarojs/components'
import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { writtenDay } from '../../../app/written-day'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { Button, Card, Cell, SectionTitle } from '../../../ui'

type Leave = AnswerOf<typeof contract.listWaiting>['leave']

/** Leave that members asked for. */
export function LeaveAsked({ leave }: { readonly leave: Leave }) {
  const doing = useDoing()
  const decide = ({ activityId, personId, personName }: Leave['items'][number], granted: boolean) =>
    doing.run(async () => {
      // The list names no revision of the request: it is read where it stands, and with it whether it still stands.
      const { attendance } = await api.readActivity({ params: { activityId } })
      const asked = attendance.find((one) => one.personId === personId && one.status === 'leave-asked')
      if (asked) {
        const people = [{ personId, revision: asked.revision }]
        await api.decideLeave({ params: { activityId }, body: { granted, reason: null, people } })
      }
      say(asked ? `${granted ? '已准' : '没有准'}${personName}的假` : `${personName}的请假已经有人办了`)
      outdate('waiting', 'activities/')
    })
  return (
    <>
      <SectionTitle title="请假" note={`${leave.count} 人等批`} />
      <ErrorLine error={doing.error} />
      <Card>
        {leave.items.map((asked) => (
          <Cell
            key={`${asked.activityId}-${asked.personId}`}
            title={asked.personName}
            note={`${writtenDay(asked.heldOn)} · ${asked.title}${asked.reason === null ? '' : ` · ${asked.reason}`}`}
            value={
              <View className="leave-ways">
                <Button
                  look="quiet"
                  inline
                  id={`refuse-${asked.personId}`}
                  busy={doing.busy}
                  onPress={() => void decide(asked, false)}
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
    </>
  )
}
