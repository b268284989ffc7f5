import { View } from '@tarojs/components'
import { useState } from 'react'
import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { writtenInstant } from '../../../state/written-day'
import { Card, Cell, Dialog, SectionTitle, TextField } from '../../../ui'

type Complaints = AnswerOf<typeof contract.listWaiting>['complaints']

/** Complaints without an answer; a press opens the answer. */
export function ComplaintsAsked({ complaints, today }: { readonly complaints: Complaints; readonly today: string }) {
  const [opened, open] = useState<Complaints['items'][number]>()
  const [answer, setAnswer] = useState('')
  const doing = useDoing()
  const send = async () => {
    if (opened === undefined) return
    const done = await doing.run(async () => {
      const { id, revision } = opened
      await api.answerComplaint({ params: { complaintId: id }, body: { revision, answer: answer.trim() } })
      say('已答复')
      outdate('waiting')
    })
    if (!done) return
    open(undefined)
    setAnswer('')
  }
  return (
    <>
      <SectionTitle title="意见" note={`${complaints.count} 件等答复`} />
      <Card>
        {complaints.items.map((complaint) => (
          <Cell
            key={complaint.id}
            id={`complaint-${complaint.id}`}
            icon="speech"
            title={<View className="complaint-text">{complaint.text}</View>}
            note={writtenInstant(complaint.madeAt, today)}
            onPress={() => open(complaint)}
          />
        ))}
      </Card>
      <Dialog
        open={opened !== undefined}
        title="答复这条意见"
        act="答复"
        busy={doing.busy}
        disabled={answer.trim() === ''}
        onAct={() => void send()}
        onClose={() => open(undefined)}
      >
        <View className="complaint-text">{opened?.text ?? ''}</View>
        <TextField id="answer" label="答复" kind="lines" longest={1000} value={answer} onChange={setAnswer} />
        <ErrorLine error={doing.error} />
      </Dialog>
    </>
  )
}
