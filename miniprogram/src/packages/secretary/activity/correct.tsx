import { useState } from 'react'
import {
  attendanceStatuses,
  type RecordedStatus,
  recordedStatuses,
} from '../../../../../shared/records/attendance-states'
import { api } from '../../../api/client'
import { ErrorLine } from '../../../app/error-line'
import { outdate } from '../../../state/answers'
import { say } from '../../../state/snackbar'
import { useDoing } from '../../../state/use-doing'
import { Chips, Dialog, Field, TextField } from '../../../ui'
import type { Activity, Attendee } from './activity-types'

interface CorrectProps {
  readonly activity: Activity
  readonly attendee: Attendee | undefined
  readonly onClose: () => void
}

/** Mends one person's attendance after the end, with the reason; the indices that it changes are reckoned anew. */
export function Correct({ activity, attendee, onClose }: CorrectProps) {
  const [status, setStatus] = useState<RecordedStatus>()
  const [reason, setReason] = useState('')
  const doing = useDoing()
  const close = () => {
    setStatus(undefined)
    setReason('')
    doing.clear()
    onClose()
  }
  const correct = async () => {
    if (attendee === undefined || status === undefined) return
    const done = await doing.run(async () => {
      const people = [{ personId: attendee.personId, status }]
      const body = { revision: activity.revision, people, reason: reason.trim() }
      await api.correctAttendance({ params: { activityId: activity.id }, body })
      say(`已更正${attendee.name}为${attendanceStatuses[status]}，指数已重算`)
      outdate('activities/', 'members/', 'organisations/')
    })
    if (done) close()
  }
  return (
    <Dialog
      open={attendee !== undefined}
      title={`更正${attendee?.name ?? ''}的出席`}
      act={status === undefined ? '更正' : `更正为${attendanceStatuses[status]}`}
      busy={doing.busy}
      disabled={status === undefined || status === attendee?.status || reason.trim() === ''}
      onAct={() => void correct()}
      onClose={close}
    >
      <Field label={`现在登记为${attendee === undefined ? '' : attendanceStatuses[attendee.status]}，应为`}>
        <Chips
          id="status"
          options={recordedStatuses.map((key) => ({ key, label: attendanceStatuses[key] }))}
          chosen={status}
          onChoose={setStatus}
        />
      </Field>
      <TextField id="correction-reason" label="原因" kind="lines" longest={200} value={reason} onChange={setReason} />
      <ErrorLine error={doing.error} />
    </Dialog>
  )
}
