import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { organisationsAbove, requireAccess } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { dutiesOfOrganisations } from './duties-of-organisations'
import { subjectsOf } from './list-duties'

interface Input {
  readonly organisationId: string
  readonly ruleset: string
  readonly duty: string
  /** the last day of the occasion */
  readonly by: CivilDate
  /** so many times by now; 0 takes a mark back */
  readonly times: number
  readonly doneOn: CivilDate | null
  readonly document: string | null
}

/**
 * Marks how often something due was done. What follows from activities is not marked: it is held, and counts.
 * @throws AppError `condition-not-met` for what is no such duty, `too-many`, `future-date`
 */
export async function markDuty(context: OperationContext, caller: Caller, input: Input): Promise<{ times: number }> {
  const today = civilDateAt(context.now())
  const { organisationId, ruleset, duty, by, times } = input
  return inTransaction(context.database, caller, async (tx) => {
    const organisationIds = await organisationsAbove(tx, caller.cityId, organisationId)
    await requireAccess(tx, caller, 'duty.mark', { personId: null, organisationIds }, today)
    if (input.doneOn !== null && input.doneOn > today) throw new AppError('future-date', '日期晚于今天')
    const duties = await dutiesOfOrganisations(context, tx, caller.cityId, {
      organisationIds: [organisationId],
      subjects: await subjectsOf(tx, caller.cityId, organisationId),
      asOf: today,
    })
    const asked = duties.find((one) => one.ruleset === ruleset && one.duty === duty && one.by === by)
    if (!asked) throw new AppError('condition-not-met', '本年没有这件应做之事，请刷新后再登记')
    if (asked.heldAs !== null) throw new AppError('condition-not-met', '这件事由活动登记得出，不用另外登记')
    if (times > asked.times) throw new AppError('too-many', `这件事应做 ${asked.times} 次`)
    const mark = {
      times,
      done_on: input.doneOn,
      document: input.document,
      marked_by: caller.personId,
      marked_at: new Date(context.now()),
    }
    await tx
      .insertInto('duty_marks')
      .values({ city_id: caller.cityId, organisation_id: organisationId, ruleset, duty, due_by: by, ...mark })
      .onConflict((conflict) =>
        conflict.columns(['city_id', 'organisation_id', 'ruleset', 'duty', 'due_by']).doUpdateSet(mark),
      )
      .execute()
    await writeAudit(context, tx, caller.cityId, {
      actor: caller.personId,
      action: 'mark-duty',
      objectKind: 'organisation',
      objectId: organisationId,
      details: { ruleset, duty, by, times, doneOn: input.doneOn },
    })
    return { times }
  })
}
