import { useEffect, useRef, useState } from 'react'
import type { RecordedStatus } from '../../../../../shared/records/attendance-states'
import { api } from '../../../api/client'
import { sentenceOf } from '../../../api/sentence-of'
import { outdate } from '../../../state/answers'
import type { Activity, Attendee } from './activity-types'

interface Marking {
  /** the list with what was pressed just now, before the server said so */
  readonly attendance: readonly Attendee[]
  readonly error: string
  readonly mark: (personId: string, status: RecordedStatus) => void
}

/**
 * Writes attendance tap by tap. Taps wait for one another, because each names the revision that the one before left; the
 * list shows them at once.
 */
export function useMarking(activity: Activity): Marking {
  const [marks, setMarks] = useState<Readonly<Record<string, RecordedStatus>>>({})
  const [error, setError] = useState('')
  const revision = useRef(activity.revision)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const waiting = useRef(0)

  useEffect(() => {
    if (waiting.current > 0) return
    revision.current = activity.revision
    setMarks({})
  }, [activity])

  const write = async (personId: string, status: RecordedStatus) => {
    try {
      const body = { revision: revision.current, people: [{ personId, status }] }
      const changed = await api.recordAttendance({ params: { activityId: activity.id }, body })
      revision.current = changed.revision
      setError('')
    } catch (failure) {
      setError(sentenceOf(failure))
      setMarks(({ [personId]: _refused, ...rest }) => rest)
    } finally {
      waiting.current -= 1
      if (waiting.current === 0) outdate(`activities/one/${activity.id}`)
    }
  }
  const mark = (personId: string, status: RecordedStatus) => {
    waiting.current += 1
    setMarks((before) => ({ ...before, [personId]: status }))
    queue.current = queue.current.then(() => write(personId, status))
  }
  const attendance = activity.attendance.map((one) => ({ ...one, status: marks[one.personId] ?? one.status }))
  return { attendance, error, mark }
}
