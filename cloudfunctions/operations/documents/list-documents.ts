import type { Caller } from '../../../shared/access/caller'
import type { DocumentKind, DocumentState } from '../../../shared/documents/document-kinds'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { visibleDocuments } from './document-reach'

export interface ListedDocument {
  readonly id: string
  readonly kind: DocumentKind
  readonly state: DocumentState
  readonly noticeId: string | null
  /** of a notice: what it is called and whose it is */
  readonly noticeTitle: string | null
  readonly organisationName: string | null
  readonly year: number | null
  readonly askedAt: number
  readonly bytes: number | null
}

const MOST = 50

/** The latest documents that the caller may download, or will when they are made; the newest first. */
export async function listDocuments(context: OperationContext, caller: Caller): Promise<ListedDocument[]> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const rows = await tx
      .selectFrom('documents')
      .leftJoin('notices as notice', (join) =>
        join.onRef('notice.city_id', '=', 'documents.city_id').onRef('notice.id', '=', 'documents.notice_id'),
      )
      .leftJoin('organisations as place', (join) =>
        join.onRef('place.city_id', '=', 'notice.city_id').onRef('place.id', '=', 'notice.organisation_id'),
      )
      .select([
        'documents.id',
        'documents.kind',
        'documents.state',
        'notice_id as noticeId',
        'notice.title as noticeTitle',
        'place.name as organisationName',
        'year',
        'asked_at as askedAt',
        'bytes',
      ])
      .where('documents.city_id', '=', caller.cityId)
      .where(await visibleDocuments(tx, caller, today))
      .orderBy('asked_at', 'desc')
      .orderBy('documents.id')
      .limit(MOST)
      .execute()
    return rows.map(({ askedAt, ...row }) => ({ ...row, askedAt: askedAt.getTime() }))
  })
}
