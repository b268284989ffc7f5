import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { open } from '../../../app/go'
import { outdate } from '../../../state/answers'
import type { Me } from '../../../state/session'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { ActionBar, Button, Dialog, Strip, TextField } from '../../../ui'
import { type Activity, countSides } from './activity-types'
import { closeAndCompare } from './close-and-compare'

type Asked = 'close' | 'cancel' | 'reopen'

/** What an activity can be ended by, and how an end is taken back. */
export function Ends({ me, activity }: { readonly me: Me; readonly activity: Activity }) {
  const [asked, ask] = useState<Asked>()
  const [reason, setReason] = useState('')
  const doing = useDoing()
  const { id: activityId, revision, state, heldOn } = activity
  const stop = () => {
    ask(undefined)
    setReason('')
    doing.clear()
  }
  const work: Readonly<Record<Asked, () => Promise<string>>> = {
    close: () => closeAndCompare(activity, me.today.slice(0, 4)),
    cancel: async () => {
      await api.cancelActivity({ params: { activityId }, body: { revision, reason: reason.trim() } })
      return '已取消'
    },
    reopen: async () => {
      await api.reopenActivity({ params: { activityId }, body: { revision, reason: reason.trim() } })
      return '已重新打开，结束之前不计入指数'
    },
  }
  const act = async () => {
    if (asked === undefined) return
    const done = await doing.run(async () => {
      say(await work[asked]())
      outdate('activities/', 'members/', 'organisations/', 'waiting')
    })
    if (done) stop()
  }
  const dialog = WORDS[asked ?? 'close']
  return (
    <>
      {state === 'open' && heldOn > me.today ? <Strip>到活动那天可以签到和结束</Strip> : null}
      {state === 'open' ? (
        <View className="form-foot">
          <ActionBar>
            <Button
              look="secondary"
              id="change"
              onPress={() => open('/packages/secretary/open-activity/index', { activityId })}
            >
              修改
            </Button>
            <Button look="secondary" id="cancel" onPress={() => ask('cancel')}>
              取消
            </Button>
            <Button wide id="close" disabled={heldOn > me.today} onPress={() => ask('close')}>
              结束签到
            </Button>
          </ActionBar>
        </View>
      ) : null}
      {state === 'closed' ? (
        <View className="activity-ways">
          <Button look="secondary" wide id="reopen" onPress={() => ask('reopen')}>
            重新打开
          </Button>
        </View>
      ) : null}
      {state === 'closed' ? <View className="words-fine">点一个人可以更正出席，要写明原因；指数随即重算。</View> : null}
      <Dialog
        open={asked !== undefined}
        title={dialog.title}
        act={dialog.act}
        busy={doing.busy}
        disabled={dialog.reasoned && reason.trim() === ''}
        onAct={() => void act()}
        onClose={stop}
      >
        {dialog.reasoned ? (
          <TextField id="end-reason" label="原因" kind="lines" longest={200} value={reason} onChange={setReason} />
        ) : (
          <WhatItDoes activity={activity} />
        )}
        <ErrorLine error={doing.error} />
      </Dialog>
    </>
  )
}

const WORDS: Readonly<Record<Asked, { readonly title: string; readonly act: string; readonly reasoned: boolean }>> = {
  close: { title: '结束这次活动？', act: '结束，计入指数', reasoned: false },
  cancel: { title: '取消这次活动', act: '取消活动', reasoned: true },
  reopen: { title: '重新打开这次活动', act: '重新打开', reasoned: true },
}

function WhatItDoes({ activity }: { readonly activity: Activity }) {
  const { here, missing, leave } = countSides(activity.attendance)
  const undecided = activity.attendance.filter(({ status }) => status === 'leave-asked').length
  return (
    <View id="what-it-does">
      <View>{`已到 ${here} 人，请假 ${leave} 人。`}</View>
      {missing === 0 ? null : <View>{`未到的 ${missing} 人记为缺席。`}</View>}
      {undecided === 0 ? null : <View>{`${undecided} 人的请假还没有批，批准之前按缺席计。`}</View>}
      <View>这次活动随即计入支部的堡垒指数和每个人的先锋指数，结束后会告诉你支部指数的变化。以后还可以更正。</View>
    </View>
  )
}
