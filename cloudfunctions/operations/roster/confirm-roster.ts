import type { Caller } from '../../../shared/access/caller'
import type { RosterFate } from '../../../shared/people/roster'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { changePeople } from '../people/change-person'
import { enterPeople } from '../people/create-people'
import { findSubmission, submitOnce } from '../submit-once'
import { type PreparedRoster, prepareRoster, readRoster } from './prepare-roster'

interface Confirmation {
  readonly clientId: string
  /** as the preview named itself */
  readonly preview: string
  readonly bytes: Uint8Array
}

/**
 * Writes what a preview showed: all of it, in one transaction, through the operations that enter and change people.
 * @throws AppError `revision-conflict` when file, city or day are no longer those of the preview
 */
export async function confirmRoster(
  context: OperationContext,
  caller: Caller,
  { clientId, preview, bytes }: Confirmation,
): Promise<{ counts: Record<RosterFate, number> }> {
  const roster = await readRoster(bytes)
  const today = civilDateAt(context.now())
  const submission = { clientId, body: { preview, file: roster.fileHash } }
  return inTransaction(context.database, caller, async (tx) => {
    await takeTurns(tx, caller.cityId)
    const answered = await findSubmission<{ counts: Record<RosterFate, number> }>(tx, caller, submission)
    if (answered) return answered
    const prepared = await prepareRoster(tx, caller, roster, today)
    if (prepared.preview !== preview) {
      throw new AppError('revision-conflict', '文件或人员情况与预览时不同，什么也没有写入，请重新预览')
    }
    const answer = { counts: { ...prepared.counts } }
    return submitOnce(context, tx, caller, submission, answer, () => write(context, tx, caller, prepared, today))
  })
}

/** Two rosters of a city that name the same new member must not both enter them: the later one sees the earlier. */
async function takeTurns(tx: CityTransaction, cityId: string): Promise<void> {
  await tx
    .selectFrom('organisations')
    .select('id')
    .where('city_id', '=', cityId)
    .where('parent_id', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

async function write(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  { rows, preview, counts }: PreparedRoster,
  today: CivilDate,
): Promise<void> {
  const writes = rows.flatMap((row) => (row.writes ? [row.writes] : []))
  const entrants = writes.flatMap((one) => ('entrant' in one ? [one.entrant] : []))
  const changes = writes.flatMap((one) => ('change' in one ? [one.change] : []))
  if (writes.length === 0) return
  if (entrants.length > 0) await enterPeople(context, tx, caller, entrants, today)
  if (changes.length > 0) await changePeople(context, tx, caller, changes, today)
  await writeAudit(context, tx, caller.cityId, {
    actor: caller.personId,
    action: 'import-roster',
    objectKind: 'roster',
    objectId: preview,
    details: { created: counts.create, changed: counts.change },
  })
}
