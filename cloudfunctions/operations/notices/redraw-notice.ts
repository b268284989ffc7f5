import type { Caller } from '../../../shared/access/caller'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { drawAnew } from './figures-now'
import { changeNotice, openNotice } from './open-notice'
import { readFigures, writeFigures } from './write-drawing'

/** Draws all figures of a draft anew. Its words stay; the earlier drawing is kept. */
export async function redrawNotice(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number },
): Promise<{ id: string; revision: number; state: NoticeState }> {
  return inTransaction(context.database, caller, async (tx) => {
    const notice = await openNotice(context, tx, caller, input)
    const before = new Map((await readFigures(tx, caller.cityId, notice)).map(({ name, text }) => [name, text]))
    const { figures, rulesets } = await drawAnew(context, tx, caller.cityId, notice)
    const drawing = notice.drawing + 1
    await writeFigures(tx, caller.cityId, notice.id, drawing, figures)
    return changeNotice(context, tx, { cityId: caller.cityId, actor: caller.personId }, notice, {
      state: 'edited',
      drawing,
      columns: { drawn_at: new Date(context.now()), rulesets: [...rulesets] },
      action: 'redraw-notice',
      details: { drawing, changed: figures.filter(({ name, text }) => before.get(name) !== text).length },
    })
  })
}
