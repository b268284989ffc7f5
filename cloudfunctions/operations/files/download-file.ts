import type { Caller } from '../../../shared/access/caller'
import type { FileContent } from '../../../shared/contract/endpoint'
import type { FileType } from '../../../shared/records/file-types'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { fileKey } from '../../files/file-store'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { subjectOf, targetOf } from '../findings/finding-subject'
import { recordAsTarget } from '../records/record-reach'

/** Hands a file down to its owner and to those who may read what it is evidence of; looks by others are noted. */
export async function downloadFile(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<FileContent> {
  const today = civilDateAt(context.now())
  const type = await inTransaction(context.database, caller, async (tx) => {
    const file = await tx
      .selectFrom('files')
      .select(['owner_id', 'record_id', 'finding_id', 'type'])
      .where('city_id', '=', caller.cityId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!file) throw notFound()
    const people = await open(tx, caller, file, today)
    await writeRead(context, tx, caller, people, 'file')
    return file.type
  })
  const bytes = await context.files.get(fileKey(caller.cityId, id))
  if (!bytes) throw notFound()
  return { contentType: type, bytes }
}

interface StoredFile {
  readonly owner_id: string
  readonly record_id: string | null
  readonly finding_id: string | null
  readonly type: FileType
}

/** @returns whose data the file is @throws AppError `not-found` */
async function open(tx: CityTransaction, caller: Caller, file: StoredFile, today: CivilDate): Promise<string[]> {
  if (file.record_id !== null) return openRecord(tx, caller, file.record_id, today)
  if (file.finding_id !== null) return openFinding(tx, caller, file.finding_id, today)
  if (file.owner_id !== caller.personId) throw notFound()
  return []
}

async function openRecord(tx: CityTransaction, caller: Caller, id: string, today: CivilDate): Promise<string[]> {
  const record = await tx
    .selectFrom('records')
    .select(['person_id as personId', 'author_id as authorId', 'branch_id as branchId'])
    .where('city_id', '=', caller.cityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (record.authorId !== caller.personId) {
    await requireAccess(tx, caller, 'record.read', await recordAsTarget(tx, caller.cityId, record, today), today)
  }
  return [record.personId]
}

async function openFinding(tx: CityTransaction, caller: Caller, id: string, today: CivilDate): Promise<string[]> {
  const row = await tx
    .selectFrom('findings')
    .select(['person_id', 'organisation_id', 'entered_by'])
    .where('city_id', '=', caller.cityId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const subject = subjectOf(row)
  if (row.entered_by !== caller.personId) {
    await requireAccess(tx, caller, 'finding.read', await targetOf(tx, caller.cityId, subject, today), today)
  }
  return 'personId' in subject ? [subject.personId] : []
}
