import type { Caller } from '../../../shared/access/caller'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { AppError } from '../../../shared/values/app-error'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { changeNotice, openNotice } from './open-notice'
import { readFigures } from './write-drawing'

/** Adds a remark to a figure of a draft, or of a published notice; the figure itself cannot be touched. */
export async function annotateFigure(
  context: OperationContext,
  caller: Caller,
  {
    figure,
    text,
    ...seen
  }: { readonly id: string; readonly revision: number; readonly figure: string; readonly text: string },
): Promise<{ id: string; revision: number; state: NoticeState }> {
  return inTransaction(context.database, caller, async (tx) => {
    const notice = await openNotice(context, tx, caller, seen, ['drafted', 'edited', 'published'])
    const drawn = await readFigures(tx, caller.cityId, notice)
    if (!drawn.some(({ name }) => name === figure)) throw new AppError('not-found', '没有这个数字')
    await tx
      .insertInto('notice_annotations')
      .values({
        city_id: caller.cityId,
        id: context.newId(),
        notice_id: notice.id,
        figure,
        text,
        author_id: caller.personId,
        at: new Date(context.now()),
      })
      .execute()
    return changeNotice(context, tx, { cityId: caller.cityId, actor: caller.personId }, notice, {
      state: notice.state,
      action: 'annotate-figure',
      details: { figure },
    })
  })
}
