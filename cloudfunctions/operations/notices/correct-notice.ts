import type { Caller } from '../../../shared/access/caller'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { AppError } from '../../../shared/values/app-error'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { drawAnew } from './figures-now'
import { openNotice } from './open-notice'
import { addNoticeHistory, writeFigures } from './write-drawing'

/**
 * Begins a correction of a published or withdrawn notice: a draft of its own with the same words and with figures
 * drawn now. The earlier one is marked as corrected when this one is published.
 */
export async function correctNotice(
  context: OperationContext,
  caller: Caller,
  input: { readonly id: string; readonly revision: number },
): Promise<{ id: string; revision: number; state: NoticeState }> {
  return inTransaction(context.database, caller, async (tx) => {
    const earlier = await openNotice(context, tx, caller, input, ['published', 'withdrawn'])
    const { figures, rulesets } = await drawAnew(context, tx, caller.cityId, earlier)
    const [id, at] = [context.newId(), new Date(context.now())]
    const title = `${earlier.title.replace(/（更正）$/, '')}（更正）`
    const kept = await tx
      .insertInto('notices')
      .values({
        city_id: caller.cityId,
        id,
        organisation_id: earlier.organisationId,
        month: earlier.month,
        title,
        body: JSON.stringify({ blocks: earlier.blocks }),
        state: 'edited',
        corrects_id: earlier.id,
        drafted_at: at,
        drawing: 1,
        drawn_at: at,
        rulesets: [...rulesets],
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw new AppError('conflict', '这份通报已有更正稿，请在那份上改')
    await writeFigures(tx, caller.cityId, id, 1, figures)
    const notice = { id, revision: 1, state: 'edited' as const, title, blocks: earlier.blocks, drawing: 1 }
    await addNoticeHistory(tx, caller.cityId, notice, { actor: caller.personId, at: context.now() })
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'correct-notice',
      objectKind: 'notice',
      objectId: id,
      details: { corrects: earlier.id, revision: 1 },
    })
    return { id, revision: 1, state: 'edited' }
  })
}
