import type { Caller } from '../../../shared/access/caller'
import type { NoticeState } from '../../../shared/notices/notice-states'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { sealAudit } from '../audit/seal-audit'
import type { OperationContext } from '../context'
import { drawAnew } from './figures-now'
import { countNamedPeople, findChecks, staleFigures } from './find-checks'
import { changeNotice, openNotice } from './open-notice'
import { printNotice } from './print-notices'
import { readFigures } from './write-drawing'

interface Input {
  readonly id: string
  readonly revision: number
  /** why it is published although some checks are to be handled */
  readonly reason: string | null
}

/** A city that was never sealed may have a backlog; the rest of it is the timer's. */
const MOST_SEALS = 20

/**
 * Signs a draft: the caller answers for it by name. It is out once the audit log up to this signature is sealed and the
 * chain's head is printed on it; where somebody else is sealing, the timer prints it next.
 * @throws AppError `condition-not-met` when a check is blocking, or one is to be handled and no reason is given
 */
export async function publishNotice(
  context: OperationContext,
  caller: Caller,
  { reason, ...seen }: Input,
): Promise<{ id: string; revision: number; state: NoticeState }> {
  const today = civilDateAt(context.now())
  const signed = await inTransaction(context.database, caller, async (tx) => {
    const notice = await openNotice(context, tx, caller, seen)
    const drawn = await readFigures(tx, caller.cityId, notice)
    // Drawn in this very transaction: what is signed is what the records say at this moment.
    const now = await drawAnew(context, tx, caller.cityId, notice)
    const named = await countNamedPeople(tx, caller.cityId, notice.organisationId, notice)
    const checks = findChecks(notice, drawn, staleFigures(notice, drawn, now.figures), named, today)
    const open = checks.filter(({ outcome }) => outcome !== 'passed')
    const blocking = open.find(({ outcome }) => outcome === 'blocking')
    if (blocking) throw new AppError('condition-not-met', `还不能发布：${blocking.detail}`)
    const [first] = open
    if (first && reason === null)
      throw new AppError('condition-not-met', `请先处理，或写明仍要发布的理由：${first.detail}`)
    return changeNotice(context, tx, { cityId: caller.cityId, actor: caller.personId }, notice, {
      state: 'sealing',
      columns: { published_by: caller.personId },
      action: 'publish-notice',
      reason,
      details: { drawing: notice.drawing, handled: open.map(({ name }) => name) },
    })
  })
  for (let seals = 0; seals < MOST_SEALS && (await sealAudit(context, caller.cityId)); seals += 1);
  return (await printNotice(context, caller.cityId, signed.id)) ?? signed
}
