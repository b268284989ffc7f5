import type { Caller } from '../../../shared/access/caller'
import type { FindingFact } from '../../../shared/records/finding-fact'
import { type CivilDate, civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import type { OperationContext } from '../context'
import { checkFinding } from './check-finding'
import { rescoreFound, targetOf } from './finding-subject'
import { adoptionOf, keepRevision, lockFinding, refuseOwn, requireStanding, tieFiles } from './keep-finding'

interface Mended {
  readonly id: string
  /** the revision the caller saw */
  readonly revision: number
  readonly fact: FindingFact
  readonly happenedOn: CivilDate
  readonly document: string | null
  readonly reason: string | null
  /** further files; those it has stay */
  readonly fileIds: readonly string[]
  /** why it is changed */
  readonly change: string
}

/** Corrects a finding that stands; whom and which clause it is about does not change. */
export async function mendFinding(
  context: OperationContext,
  caller: Caller,
  input: Mended,
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const before = await lockFinding(tx, caller.cityId, input.id)
    const { subject, ruleset, clause } = before
    await requireAccess(tx, caller, 'finding.keep', await targetOf(tx, caller.cityId, subject, today), today)
    refuseOwn(caller, subject)
    requireStanding(before, input.revision)
    await tieFiles(tx, caller, input.id, input.fileIds)
    const files = await tx
      .selectFrom('files')
      .select('id')
      .where('city_id', '=', caller.cityId)
      .where('finding_id', '=', input.id)
      .execute()
    const { fact, happenedOn, document, reason } = input
    const adopted = await adoptionOf(context, tx, caller.cityId, ruleset, happenedOn)
    await checkFinding(
      tx,
      caller.cityId,
      { ruleset, clause, fact, happenedOn, document, reason, fileIds: files.map(({ id }) => id) },
      { adopted, subject, today, except: input.id },
    )
    const revision = before.revision + 1
    await tx
      .updateTable('findings')
      .set({ fact: JSON.stringify(fact), happened_on: happenedOn, document, reason, revision })
      .where('city_id', '=', caller.cityId)
      .where('id', '=', input.id)
      .execute()
    const after = { ...before, fact, happenedOn, document, reason, revision }
    await keepRevision(context, tx, caller, after, { action: 'mend', change: input.change })
    const years = [partsOf(before.happenedOn).year, partsOf(happenedOn).year]
    await rescoreFound(context, tx, caller.cityId, subject, years, today)
    return { id: input.id, revision }
  })
}
