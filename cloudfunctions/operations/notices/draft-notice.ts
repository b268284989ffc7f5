import type { YearMonth } from '../../../shared/values/year-month'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { TICK, tickCaller } from '../system-caller'
import { draftBody, draftTitle } from './draft-body'
import { drawFigures } from './draw-figures'
import { addNoticeHistory, writeFigures } from './write-drawing'

/**
 * Drafts an organisation's notice for a month, unless it has one: the key of the month decides, so that of two
 * drafters at once one does nothing.
 * @returns the new notice's id, or null when there was one
 */
export async function draftNotice(
  context: OperationContext,
  cityId: string,
  scope: { readonly organisationId: string; readonly month: YearMonth },
): Promise<string | null> {
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const drawing = await drawFigures(context, tx, cityId, scope)
    const [id, at] = [context.newId(), new Date(context.now())]
    const title = draftTitle(scope.month)
    const blocks = draftBody(drawing, scope.month)
    const kept = await tx
      .insertInto('notices')
      .values({
        city_id: cityId,
        id,
        organisation_id: scope.organisationId,
        month: scope.month,
        title,
        body: JSON.stringify({ blocks }),
        state: 'drafted',
        corrects_id: null,
        drafted_at: at,
        drawing: 1,
        drawn_at: at,
        rulesets: [...drawing.rulesets],
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) return null
    await writeFigures(tx, cityId, id, 1, drawing.figures)
    const notice = { id, revision: 1, state: 'drafted' as const, title, blocks, drawing: 1 }
    await addNoticeHistory(tx, cityId, notice, { actor: TICK, at: context.now() })
    await writeAudit(context, tx, cityId, {
      actor: TICK,
      action: 'draft-notice',
      objectKind: 'notice',
      objectId: id,
      details: { ...scope, revision: 1, figures: drawing.figures.length },
    })
    return id
  })
}
