import { partsOf } from '../../../shared/values/civil-date'
import { lastDayOf } from '../../../shared/values/year-month'
import type { Caller } from '../../store/in-transaction'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { branchesBelow } from '../../store/notices/month-figures'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { OperationContext } from '../context'
import { adoptionsInForce } from '../scoring/adoptions-in-force'
import { rescoreSubjects } from '../scoring/rescore-subjects'
import { drawFigures } from './draw-figures'
import type { Drawing, NoticeScope } from './drawing'

/** Recomputes the month-end scores that a notice counts, from the raw records as they are now, and draws anew. */
export async function drawAnew(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  scope: NoticeScope,
): Promise<Drawing> {
  const lastDay = lastDayOf(scope.month)
  const { year } = partsOf(lastDay)
  const ids = (await branchesBelow(tx, cityId, scope.organisationId, lastDay)).map(({ id }) => id)
  const { adoptions } = await lockSubjects(tx, cityId, [], ids, [year], lastDay)
  await rescoreSubjects(tx, cityId, adoptionsInForce(context, adoptions, year), [], ids, year, lastDay)
  return drawFigures(context, tx, cityId, scope)
}

/** Thrown to take back what a look wrote. */
class TakenBack extends Error {
  constructor(readonly drawing: Drawing) {
    super('taken back')
  }
}

/**
 * What a notice's figures would be if they were drawn now. Nothing of it is kept: the scores that were recomputed on
 * the way are rolled back with the transaction.
 */
export async function figuresNow(context: OperationContext, caller: Caller, scope: NoticeScope): Promise<Drawing> {
  try {
    return await inTransaction(context.database, caller, async (tx) => {
      throw new TakenBack(await drawAnew(context, tx, caller.cityId, scope))
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.drawing
    throw error
  }
}
