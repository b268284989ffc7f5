import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { firstDayOfQuarter, lastDayOfQuarter, type YearQuarter } from '../../../shared/values/year-quarter'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { requireAccessIn } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { requireBranchMembers } from '../people/require-branch-members'
import { rescoreAfterChange } from '../scoring/rescore-after-change'

interface Attestation {
  readonly branchId: string
  readonly quarter: YearQuarter
  readonly personIds: readonly string[]
}

/** The branch attests that members did a quarter's prescribed study. Attesting again changes nothing. */
export async function attestStudy(
  context: OperationContext,
  caller: Caller,
  input: Attestation,
): Promise<{ attested: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    await requireAttestable(tx, caller, input, today)
    const { rows: attested } = await sql<{ personId: string }>`
      insert into study_attestations (city_id, person_id, quarter, attested, attested_by, attested_at)
      select ${caller.cityId}, person_id, ${input.quarter}, true, ${caller.personId}, ${new Date(context.now())}
      from (select distinct person_id from unnest(${input.personIds}::uuid[]) person_id order by person_id) people
      on conflict (city_id, person_id, quarter) do update set
        attested = true, attested_by = excluded.attested_by, attested_at = excluded.attested_at
      where not study_attestations.attested
      returning person_id as "personId"`.execute(tx)
    await keepAttested(context, tx, caller, 'attest-study', input.quarter, attested, today)
    return { attested: attested.length }
  })
}

/**
 * Whether the caller may say something about a quarter's study of these members of the branch.
 * @throws AppError `not-found`, `own-record`, `future-date`, `out-of-range`
 */
export async function requireAttestable(
  tx: CityTransaction,
  caller: Caller,
  { branchId, quarter, personIds }: Attestation,
  today: CivilDate,
): Promise<void> {
  await requireAccessIn(tx, caller, 'study.attest', branchId, today)
  if (personIds.includes(caller.personId)) {
    throw new AppError('own-record', '自己的学习由副书记或上级党组织认定')
  }
  const [from, to] = [firstDayOfQuarter(quarter), lastDayOfQuarter(quarter)]
  if (from > today) throw new AppError('future-date', `${quarter} 还没有开始`)
  const stays = personIds.map((personId) => ({ personId, from, to }))
  const joined = await requireBranchMembers(tx, caller.cityId, branchId, stays)
  // Such a quarter is granted already; attested too, a year would have five.
  if ([...joined.values()].some((joinedOn) => to < joinedOn)) {
    throw new AppError('out-of-range', `名单里有人在 ${quarter} 之后才入党，这一季不用认定`)
  }
}

/** Writes the audit of attestations that changed, and their scores. */
export async function keepAttested(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  action: string,
  quarter: YearQuarter,
  changed: readonly { readonly personId: string }[],
  today: CivilDate,
): Promise<void> {
  if (changed.length === 0) return
  await writeAudit(
    context,
    tx,
    caller.cityId,
    ...changed.map(({ personId }) => ({
      actor: caller.personId,
      action,
      objectKind: 'study-attestation',
      objectId: personId,
      details: { quarter },
    })),
  )
  const year = Number(quarter.slice(0, 4))
  const touched = changed.map(({ personId }) => ({ personId, year }))
  await rescoreAfterChange(context, tx, caller.cityId, touched, today)
}
