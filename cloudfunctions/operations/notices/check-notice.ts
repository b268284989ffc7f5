import type { Caller } from '../../../shared/access/caller'
import type { NoticeCheck } from '../../../shared/notices/notice-checks'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { notFound, requireAccess } from '../access/reach'
import type { OperationContext } from '../context'
import { figuresNow } from './figures-now'
import { countNamedPeople, findChecks, type StaleFigure, staleFigures } from './find-checks'
import { lockNotice } from './open-notice'
import { readFigures } from './write-drawing'

/** Looks a notice over before it is published, for those who keep it. Changes nothing. */
export async function checkNotice(
  context: OperationContext,
  caller: Caller,
  { id }: { readonly id: string },
): Promise<{ revision: number; checks: NoticeCheck[]; stale: StaleFigure[] }> {
  const today = civilDateAt(context.now())
  const { notice, drawn, named } = await inTransaction(context.database, caller, async (tx) => {
    const found = await lockNotice(tx, caller.cityId, id)
    if (!found) throw notFound()
    const target = { personId: null, organisationIds: [found.organisationId] }
    await requireAccess(tx, caller, 'notice.keep', target, today)
    return {
      notice: found,
      drawn: await readFigures(tx, caller.cityId, found),
      named: await countNamedPeople(tx, caller.cityId, found.organisationId, found),
    }
  })
  const now = await figuresNow(context, caller, notice)
  const stale = staleFigures(notice, drawn, now.figures)
  return { revision: notice.revision, checks: findChecks(notice, drawn, stale, named, today), stale }
}
