import { useState } from 'react'
import { ErrorLine } from '../../../app/error-line'
import { Chips, Dialog, TextField } from '../../../ui'
import type { Approvals } from './use-approvals'

const PRESETS = {
  return: ['时长与活动通知不符', '缺少证明材料', '日期填错了', '与支部活动登记重复'],
  hold: ['等活动组织方确认', '等补充材料'],
} as const

const WORDS = { return: '退回', hold: '暂缓' } as const

/** Asks for the reason that goes with a return: the member reads it and mends the record by it. */
export function Decide({ approvals }: { readonly approvals: Approvals }) {
  const { asked, doing } = approvals
  const [reason, setReason] = useState('')
  const step = asked?.step ?? 'return'
  const records = asked?.records ?? []
  const act = `${WORDS[step]} ${records.length} 条`
  const decide = async () => {
    if (await approvals.decide(step, records, reason.trim())) setReason('')
  }
  return (
    <Dialog
      open={asked !== undefined}
      title={`${act}，说明原因`}
      act={act}
      busy={doing.busy}
      disabled={reason.trim() === ''}
      onAct={() => void decide()}
      onClose={approvals.stopAsking}
    >
      <Chips
        id="preset"
        options={PRESETS[step].map((label) => ({ key: label, label }))}
        chosen={PRESETS[step].find((preset) => preset === reason)}
        onChoose={setReason}
      />
      <TextField
        id="reason"
        label="原因"
        help="填报人会看到"
        kind="lines"
        longest={300}
        value={reason}
        onChange={setReason}
        placeholder="要改什么、补什么"
      />
      <ErrorLine error={doing.error} />
    </Dialog>
  )
}
