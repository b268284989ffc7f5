import type { contract } from '../../shared/contract/contract'
import type { noticeEndpoints } from '../../shared/contract/groups/notices'
import type { OperationContext } from '../operations/context'
import { annotateFigure } from '../operations/notices/annotate-figure'
import { checkNotice } from '../operations/notices/check-notice'
import { correctNotice } from '../operations/notices/correct-notice'
import { editNotice } from '../operations/notices/edit-notice'
import { listNotices, readLatestNotice } from '../operations/notices/list-notices'
import { publishNotice } from '../operations/notices/publish-notice'
import { readNotice } from '../operations/notices/read-notice'
import { redrawNotice } from '../operations/notices/redraw-notice'
import { withdrawNotice } from '../operations/notices/withdraw-notice'
import type { Handlers } from './handlers'

type NoticeEndpoints = Pick<typeof contract, (typeof noticeEndpoints)[number]['name']>

/** Notices from the draft to the reader. */
export function createNoticeHandlers(context: OperationContext): Handlers<NoticeEndpoints> {
  return {
    listNotices: ({ query }, caller) => listNotices(context, caller, query),
    readLatestNotice: (_, caller) => readLatestNotice(context, caller),
    readNotice: ({ params }, caller) => readNotice(context, caller, { id: params.noticeId }),
    checkNotice: ({ params }, caller) => checkNotice(context, caller, { id: params.noticeId }),
    editNotice: ({ params, body }, caller) => editNotice(context, caller, { id: params.noticeId, ...body }),
    redrawNotice: ({ params, body }, caller) => redrawNotice(context, caller, { id: params.noticeId, ...body }),
    publishNotice: ({ params, body }, caller) => publishNotice(context, caller, { id: params.noticeId, ...body }),
    withdrawNotice: ({ params, body }, caller) => withdrawNotice(context, caller, { id: params.noticeId, ...body }),
    correctNotice: ({ params, body }, caller) => correctNotice(context, caller, { id: params.noticeId, ...body }),
    annotateFigure: ({ params, body }, caller) => annotateFigure(context, caller, { id: params.noticeId, ...body }),
  }
}
