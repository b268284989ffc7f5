import { annotateFigure } from '../endpoints/annotate-figure'
import { checkNotice } from '../endpoints/check-notice'
import { correctNotice } from '../endpoints/correct-notice'
import { editNotice } from '../endpoints/edit-notice'
import { listNotices } from '../endpoints/list-notices'
import { publishNotice } from '../endpoints/publish-notice'
import { readLatestNotice } from '../endpoints/read-latest-notice'
import { readNotice } from '../endpoints/read-notice'
import { redrawNotice } from '../endpoints/redraw-notice'
import { withdrawNotice } from '../endpoints/withdraw-notice'

/** Notices from the draft to the reader. */
export const noticeEndpoints = [
  listNotices,
  readLatestNotice,
  readNotice,
  checkNotice,
  editNotice,
  redrawNotice,
  publishNotice,
  withdrawNotice,
  correctNotice,
  annotateFigure,
] as const
