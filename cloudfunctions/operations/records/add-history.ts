import type { RecordState } from '../../../shared/records/states'
import type { CityTransaction } from '../../store/in-transaction'
import { sendAhead } from '../../store/prepared-statements'

interface Revision {
  readonly city_id: string
  readonly id: string
  readonly revision: number
  readonly state: RecordState
  /** JSON */
  readonly content: string
  readonly changedBy: string
  readonly changedAt: Date
  readonly reason: string | null
}

/** Keeps a revision of a record for good. */
export async function addHistory(tx: CityTransaction, revision: Revision): Promise<void> {
  const row = {
    city_id: revision.city_id,
    record_id: revision.id,
    revision: revision.revision,
    state: revision.state,
    content: revision.content,
    changed_by: revision.changedBy,
    changed_at: revision.changedAt,
    reason: revision.reason,
  }
  await sendAhead(tx, tx.insertInto('record_history').values(row))
}
