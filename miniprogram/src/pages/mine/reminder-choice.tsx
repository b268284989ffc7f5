import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { outdate } from '../../state/answers'
import { say } from '../../state/snackbar'
import { useAnswer } from '../../state/use-answer'
import { Card, Cell, Strip, Switch } from '../../ui'

/** Whether one wants reminders, kept at the server. */
export function ReminderChoice() {
  const { data, error } = useAnswer('my/reminders', () => api.readReminderChoice())
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const choose = async (wanted: boolean) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await api.chooseReminders({ body: { wanted } })
      say(wanted ? '以后会提醒你' : '不再提醒')
      outdate('my/reminders')
    } catch (refused) {
      setFailure(sentenceOf(refused))
    } finally {
      setBusy(false)
    }
  }
  const told = failure ?? (data === undefined && error ? sentenceOf(error) : undefined)
  return (
    <Card>
      <Cell
        icon="bell"
        title="进度提醒"
        note="落下进度时，每月提醒一次"
        value={
          data === undefined ? (
            <View />
          ) : (
            <Switch on={data.wanted} onChange={(wanted) => void choose(wanted)} label="进度提醒" id="reminders" />
          )
        }
      />
      {told === undefined ? null : <Strip look="caution">{told}</Strip>}
    </Card>
  )
}
