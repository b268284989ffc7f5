import { sql } from 'kysely'
import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'

interface NewComplaint {
  /** the id under which the phone made it once */
  readonly clientId: string
  /** the organ committee above the caller's branch, or the works committee past it */
  readonly to: 'organ-committee' | 'works-committee'
  readonly text: string
}

/** Takes a complaint or suggestion from any member to the committee that must answer it. */
export async function makeComplaint(
  context: OperationContext,
  caller: Caller,
  input: NewComplaint,
): Promise<{ id: string; revision: number }> {
  const today = civilDateAt(context.now())
  const answer = { id: context.newId(), revision: 1 }
  return inTransaction(context.database, caller, (tx) =>
    submitOnce(context, tx, caller, { clientId: input.clientId, body: input }, answer, async () => {
      const organisationId = await committeeOver(tx, caller, input.to, today)
      await tx
        .insertInto('complaints')
        .values({
          city_id: caller.cityId,
          id: answer.id,
          author_id: caller.personId,
          organisation_id: organisationId,
          text: input.text,
          made_at: new Date(context.now()),
          answer: null,
          answered_by: null,
          answered_at: null,
        })
        .execute()
      await writeAudit(context, tx, caller.cityId, {
        actor: caller.personId,
        action: 'make-complaint',
        objectKind: 'complaint',
        objectId: answer.id,
        details: { organisationId, revision: 1 },
      })
    }),
  )
}

/** The nearest organ committee above the caller, else the works committee, which stands above everybody. */
async function committeeOver(
  tx: CityTransaction,
  caller: Caller,
  to: NewComplaint['to'],
  today: CivilDate,
): Promise<string> {
  const kinds = to === 'organ-committee' ? ['organ-committee', 'works-committee'] : ['works-committee']
  const { rows } = await sql<{ id: string }>`
    select above.id from memberships member
    join organisation_tree tree on tree.city_id = member.city_id and tree.descendant_id = member.branch_id
    join organisations above on above.city_id = tree.city_id and above.id = tree.ancestor_id
    where member.city_id = ${caller.cityId} and member.person_id = ${caller.personId}::uuid
      and member.from_date <= ${today} and (member.until_date is null or member.until_date >= ${today})
      and above.kind = any (${kinds}::text[])
    order by tree.depth limit 1`.execute(tx)
  const [committee] = rows
  if (!committee) throw new AppError('conflict', '目前不在任何支部，请直接联系市直机关工委')
  return committee.id
}
