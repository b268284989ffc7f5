import type { Caller } from '../../../shared/access/caller'
import { civilDateAt, partsOf } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'
import { checkFinding, type FindingEntry } from './check-finding'
import { type FindingSubject, rescoreFound, targetOf } from './finding-subject'
import { adoptionOf, keepRevision, refuseOwn, tieFiles } from './keep-finding'

interface NewFinding extends FindingEntry {
  /** the id under which the phone made it once */
  readonly clientId: string
  readonly subject: FindingSubject
}

/**
 * Enters what an assessor established on a clause, honours and vetoes included, about a member or organisation in
 * the caller's reach. The scores follow in the same transaction. Nobody enters anything about themselves.
 */
export async function enterFinding(
  context: OperationContext,
  caller: Caller,
  input: NewFinding,
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  const { subject, fact, happenedOn } = input
  const answer = { id: context.newId(), revision: 1 }
  return inTransaction(context.database, caller, async (tx) => {
    await requireAccess(tx, caller, 'finding.keep', await targetOf(tx, caller.cityId, subject, today), today)
    refuseOwn(caller, subject)
    return submitOnce(context, tx, caller, { clientId: input.clientId, body: input }, answer, async () => {
      const adopted = await adoptionOf(context, tx, caller.cityId, input.ruleset, happenedOn)
      await checkFinding(tx, caller.cityId, input, { adopted, subject, today })
      const finding = {
        id: answer.id,
        subject,
        ruleset: input.ruleset,
        clause: input.clause,
        fact,
        happenedOn,
        document: input.document,
        reason: input.reason,
        state: 'standing' as const,
        revision: 1,
      }
      await tx
        .insertInto('findings')
        .values({
          city_id: caller.cityId,
          id: finding.id,
          organisation_id: 'organisationId' in subject ? subject.organisationId : null,
          person_id: 'personId' in subject ? subject.personId : null,
          ruleset: finding.ruleset,
          clause: finding.clause,
          fact: JSON.stringify(fact),
          happened_on: happenedOn,
          document: finding.document,
          reason: finding.reason,
          state: finding.state,
          entered_by: caller.personId,
          entered_at: new Date(context.now()),
        })
        .execute()
      await tieFiles(tx, caller, finding.id, input.fileIds)
      await keepRevision(context, tx, caller, finding, { action: 'enter', change: null })
      await rescoreFound(context, tx, caller.cityId, subject, [partsOf(happenedOn).year], today)
    })
  })
}
