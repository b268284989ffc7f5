import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { outdate } from '../../state/answers'
import type { Me } from '../../state/session'
import { useAnswer } from '../../state/use-answer'
import { dayOf, writtenDay } from '../../state/written-day'
import { Button, Card, Icon, Strip } from '../../ui'

/** The newest reminder that was not put away yet. Older ones say what the newest says better, and go with it. */
export function Reminders({ me }: { readonly me: Me }) {
  const { data } = useAnswer('my/messages', () => api.listMyMessages({ query: { limit: '20' } }))
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const unseen = data?.items.filter(({ seenAt }) => seenAt === null) ?? []
  const [newest] = unseen
  if (newest === undefined) return null
  const putAway = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      for (const { id, title } of unseen) {
        if (title === newest.title) await api.markMessageSeen({ params: { messageId: id } })
      }
      outdate('my/messages')
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card id="reminder">
      <View className="message">
        <Icon name="bell" />
        <View className="message__words">
          <View className="words-strong">{newest.title}</View>
          <View>{newest.text}</View>
          <View className="words-note">{writtenDay(dayOf(newest.madeAt), me.today)}</View>
          {failure === undefined ? null : <Strip look="caution">{failure}</Strip>}
        </View>
      </View>
      <View className="row-ways">
        <Button look="quiet" inline busy={busy} id="seen" onPress={() => void putAway()}>
          知道了
        </Button>
      </View>
    </Card>
  )
}
