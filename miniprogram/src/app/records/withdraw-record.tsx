import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../api/client'
import { sentenceOf } from '../../api/sentence-of'
import { outdate } from '../../state/answers'
import { say } from '../../state/snackbar'
import { Button, Dialog, Strip } from '../../ui'

interface WithdrawRecordProps {
  readonly recordId: string
  readonly revision: number
}

/** The button that takes a record back, with its question. */
export function WithdrawRecord({ recordId, revision }: WithdrawRecordProps) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | undefined>()
  const withdraw = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await api.withdrawRecord({ params: { recordId }, body: { revision, reason: null } })
      setAsking(false)
      say('撤回了，不再送审')
      outdate('records/')
    } catch (error) {
      setFailure(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <View>
      <Button look="secondary" inline id={`withdraw-${recordId}`} onPress={() => setAsking(true)}>
        撤回
      </Button>
      <Dialog
        open={asking}
        title="撤回这条记录？"
        act="撤回"
        busy={busy}
        onAct={() => void withdraw()}
        onClose={() => setAsking(false)}
      >
        撤回后不再送审，记录本身留着，可以查到。要再报就重新记一笔。
        {failure === undefined ? null : <Strip look="caution">{failure}</Strip>}
      </Dialog>
    </View>
  )
}
