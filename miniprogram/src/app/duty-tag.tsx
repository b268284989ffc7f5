import { Tag } from '../ui'

/** A duty that is over: late, or done. */
export function DutyTag({ state }: { readonly state: 'overdue' | 'done' }) {
  return state === 'overdue' ? (
    <Tag look="overdue" icon="overdue" label="逾期" />
  ) : (
    <Tag look="approved" icon="check" label="完成" />
  )
}
