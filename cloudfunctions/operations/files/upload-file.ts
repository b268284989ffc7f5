import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Caller } from '../../../shared/access/caller'
import type { FileContent } from '../../../shared/contract/endpoint'
import { type FileType, MOST_FILE_BYTES } from '../../../shared/records/file-types'
import { AppError } from '../../../shared/values/app-error'
import { cleanUpload } from '../../files/clean-upload'
import { fileKey } from '../../files/file-store'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'

/** So many files may wait to be tied to a record or finding; more are not evidence but a store. */
const MOST_LOOSE = 30

/**
 * Takes a file up; until it is tied to a record or finding only its owner sees it. The bytes go to the store before
 * the row that names them is committed, and go again when it is not.
 */
export async function uploadFile(
  context: OperationContext,
  caller: Caller,
  upload: FileContent,
): Promise<{ id: string; type: FileType; bytes: number }> {
  if (upload.bytes.length > MOST_FILE_BYTES) throw new AppError('too-large', '文件至多 5 MB')
  const { type, bytes } = cleanUpload(upload.contentType, upload.bytes)
  const id = context.newId()
  const key = fileKey(caller.cityId, id)
  const hash = bytesToHex(sha256(bytes))
  // Asked before, so that a refused upload costs no storage, and again with the row.
  const same = await inTransaction(context.database, caller, async (tx) => {
    const known = await looseCopy(tx, caller, hash)
    if (known === undefined) await refuseHoard(tx, caller)
    return known
  })
  if (same !== undefined) return { id: same, type, bytes: bytes.length }
  await context.files.put(key, bytes)
  try {
    await inTransaction(context.database, caller, async (tx) => {
      await refuseHoard(tx, caller)
      await tx
        .insertInto('files')
        .values({
          city_id: caller.cityId,
          id,
          owner_id: caller.personId,
          record_id: null,
          finding_id: null,
          type,
          bytes: bytes.length,
          sha256: hash,
          stored_at: new Date(context.now()),
        })
        .execute()
      await writeAudit(context, tx, caller.cityId, {
        actor: caller.personId,
        action: 'upload-file',
        objectKind: 'file',
        objectId: id,
        details: { type, bytes: bytes.length },
      })
    })
  } catch (error) {
    await context.files.delete(key)
    throw error
  }
  return { id, type, bytes: bytes.length }
}

/** The same bytes that the caller sent before and has not used yet: an upload that came twice is one. */
async function looseCopy(tx: CityTransaction, caller: Caller, hash: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('files')
    .select('id')
    .where('city_id', '=', caller.cityId)
    .where('owner_id', '=', caller.personId)
    .where('sha256', '=', hash)
    .where('record_id', 'is', null)
    .where('finding_id', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

async function refuseHoard(tx: CityTransaction, caller: Caller): Promise<void> {
  const { loose } = await tx
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<number>().as('loose'))
    .where('city_id', '=', caller.cityId)
    .where('owner_id', '=', caller.personId)
    .where('record_id', 'is', null)
    .where('finding_id', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(loose) >= MOST_LOOSE) throw new AppError('conflict', '上传后还没有用的文件太多，请先附到记录上')
}
