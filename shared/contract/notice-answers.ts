import * as z from 'zod'
import { noticeState } from '../notices/notice-states'
import { revision, rowId } from './answers'
import { instant, yearMonth } from './values'

/** A notice in a list. */
export const listedNotice = {
  id: rowId,
  organisationId: rowId,
  organisationName: z.string().meta({ title: '发通报的组织' }),
  month: yearMonth,
  title: z.string().meta({ title: '标题' }),
  state: noticeState,
  revision,
  publishedAt: instant.nullable(),
  /** the notice that this one corrects */
  correctsId: rowId.nullable().meta({ title: '所更正的通报' }),
}

/** What every step of a notice answers with. */
export const noticeStep = z.strictObject({ id: rowId, revision, state: noticeState })
