import { View } from '@tarojs/components'
import { useState } from 'react'
import { OPEN_STATES } from '../../../../../shared/notices/notice-states'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { start } from '../../../app/go'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { Button, Dialog, Strip, TextField } from '../../../ui'
import type { Notice } from './notice-types'
import { useChecks } from './use-checks'

interface StepsProps {
  readonly notice: Notice
  readonly editing: boolean
  readonly onEdit: () => void
}

/** What can be done with a notice where it stands. */
export function Steps({ notice, editing, onEdit }: StepsProps) {
  if (notice.state === 'sealing') return <Strip icon="lock">已签发。审计封存后自动发布，并印上校验码。</Strip>
  if (OPEN_STATES.includes(notice.state)) return editing ? null : <BeforePublishing notice={notice} onEdit={onEdit} />
  return <AfterPublishing notice={notice} />
}

function BeforePublishing({ notice, onEdit }: Omit<StepsProps, 'editing'>) {
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const redrawing = useDoing()
  const publishing = useDoing()
  const { id: noticeId, revision } = notice
  const checks = useChecks(notice).data?.checks ?? []
  const blocking = checks.filter(({ outcome }) => outcome === 'blocking')
  const toHandle = checks.filter(({ outcome }) => outcome === 'to-handle')
  const redraw = () =>
    redrawing.run(async () => {
      await api.redrawNotice({ params: { noticeId }, body: { revision } })
      say('数字已按现在的记录重取，文字没有动')
      outdate('notices/', 'checks/')
    })
  const publish = async () => {
    const done = await publishing.run(async () => {
      const body = { revision, reason: reason.trim() === '' ? null : reason.trim() }
      const { state } = await api.publishNotice({ params: { noticeId }, body })
      say(state === 'published' ? '已发布' : '已签发，审计封存后自动发布')
      outdate('notices/', 'checks/')
    })
    if (done) ask(false)
  }
  return (
    <>
      <View className="steps">
        <Button look="secondary" id="edit-words" onPress={onEdit}>
          改文字
        </Button>
        <Button look="secondary" id="redraw" busy={redrawing.busy} onPress={() => void redraw()}>
          重取数字
        </Button>
        <Button wide id="publish" disabled={checks.length === 0 || blocking.length > 0} onPress={() => ask(true)}>
          签发
        </Button>
      </View>
      {blocking.length === 0 ? null : (
        <Strip look="caution">{`不能签发：${blocking.map(({ label, detail }) => detail || label).join('；')}`}</Strip>
      )}
      <ErrorLine error={redrawing.error} />
      <Dialog
        open={asking}
        title="签发这份通报？"
        act="签发"
        busy={publishing.busy}
        disabled={toHandle.length > 0 && reason.trim() === ''}
        onAct={() => void publish()}
        onClose={() => ask(false)}
      >
        <View>签发后封存审计记录，随即发布给所辖党员，文字不能再改，只能更正或撤回。</View>
        {toHandle.length === 0 ? null : (
          <>
            <Strip look="caution">{`还有 ${toHandle.length} 项待处理：${toHandle.map(({ label }) => label).join('、')}`}</Strip>
            <TextField
              id="publish-reason"
              label="仍要发布的理由"
              help="存入审计"
              kind="lines"
              longest={200}
              value={reason}
              onChange={setReason}
            />
          </>
        )}
        <ErrorLine error={publishing.error} />
      </Dialog>
    </>
  )
}

function AfterPublishing({ notice }: { readonly notice: Notice }) {
  const [asking, ask] = useState(false)
  const [reason, setReason] = useState('')
  const doing = useDoing()
  const { id: noticeId, revision, state, correctedById } = notice
  const correct = () =>
    doing.run(async () => {
      const { id } = await api.correctNotice({ params: { noticeId }, body: { revision } })
      say('已另起一份更正稿')
      outdate('notices/', 'checks/')
      start(`/packages/committee/notice/index?noticeId=${id}`)
    })
  const withdraw = async () => {
    const done = await doing.run(async () => {
      await api.withdrawNotice({ params: { noticeId }, body: { revision, reason: reason.trim() } })
      say('已撤回，原文仍可查')
      outdate('notices/', 'checks/')
    })
    if (done) ask(false)
  }
  return (
    <>
      <View className="steps">
        {state === 'published' ? (
          <Button look="secondary" id="withdraw" onPress={() => ask(true)}>
            撤回
          </Button>
        ) : null}
        {correctedById === null ? (
          <Button look="secondary" wide id="correct" busy={doing.busy} onPress={() => void correct()}>
            另起更正稿
          </Button>
        ) : null}
      </View>
      <ErrorLine error={doing.error} />
      <Dialog
        open={asking}
        title="撤回这份通报"
        act="撤回"
        busy={doing.busy}
        disabled={reason.trim().length < 2}
        onAct={() => void withdraw()}
        onClose={() => ask(false)}
      >
        <TextField id="withdraw-reason" label="原因" kind="lines" longest={200} value={reason} onChange={setReason} />
        <ErrorLine error={doing.error} />
      </Dialog>
    </>
  )
}
