import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { civilDateAt } from '../../../shared/values/civil-date'
import type { YearQuarter } from '../../../shared/values/year-quarter'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { keepAttested, requireAttestable } from './attest-study'

interface Withdrawal {
  readonly branchId: string
  readonly quarter: YearQuarter
  readonly personId: string
  readonly reason: string
}

/** Takes back an attestation that should not have been given. */
export async function withdrawAttestation(
  context: OperationContext,
  caller: Caller,
  input: Withdrawal,
): Promise<{ withdrawn: true }> {
  const today = civilDateAt(context.now())
  const { quarter, personId } = input
  return inTransaction(context.database, caller, async (tx) => {
    await requireAttestable(tx, caller, { ...input, personIds: [personId] }, today)
    const withdrawn = await tx
      .updateTable('study_attestations')
      .set({
        attested: false,
        attested_by: caller.personId,
        attested_at: new Date(context.now()),
        withdrawn_reason: input.reason,
      })
      .where('city_id', '=', caller.cityId)
      .where('person_id', '=', personId)
      .where('quarter', '=', quarter)
      .where('attested', '=', true)
      .returning('person_id as personId')
      .execute()
    if (withdrawn.length === 0) throw new AppError('conflict', `${quarter} 没有认定，不用撤回`)
    await keepAttested(context, tx, caller, 'withdraw-attestation', quarter, withdrawn, today)
    return { withdrawn: true as const }
  })
}
