import type { Caller } from '../../../shared/access/caller'
import { figuresIn, type NoticeBlock } from '../../../shared/notices/notice-body'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { AppError } from '../../../shared/values/app-error'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { changeNotice, openNotice } from './open-notice'
import { readFigures } from './write-drawing'

interface Input {
  readonly id: string
  readonly revision: number
  readonly title: string
  readonly blocks: readonly NoticeBlock[]
}

/**
 * Replaces a draft's words. Figures are only referred to: what the body names must have been drawn, and its value is
 * not in the body.
 */
export async function editNotice(
  context: OperationContext,
  caller: Caller,
  { title, blocks, ...seen }: Input,
): Promise<{ id: string; revision: number; state: NoticeState }> {
  return inTransaction(context.database, caller, async (tx) => {
    const notice = await openNotice(context, tx, caller, seen)
    const drawn = new Set((await readFigures(tx, caller.cityId, notice)).map(({ name }) => name))
    const unknown = figuresIn(blocks).find((name) => !drawn.has(name))
    if (unknown !== undefined) throw new AppError('condition-not-met', `没有取过名为“${unknown}”的数字，不能引用`)
    return changeNotice(context, tx, { cityId: caller.cityId, actor: caller.personId }, notice, {
      state: 'edited',
      title,
      blocks,
      action: 'edit-notice',
      details: { blocks: blocks.length },
    })
  })
}
