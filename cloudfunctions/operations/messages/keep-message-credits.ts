import type { Caller } from '../../../shared/access/caller'
import { inTransaction } from '../../store/in-transaction'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { submitOnce } from '../submit-once'

/** Enters what a tap has accepted into the ledger: one acceptance of a template is one message. */
export async function keepMessageCredits(
  context: OperationContext,
  caller: Caller,
  input: { readonly clientId: string; readonly templates: readonly string[] },
): Promise<{ kept: number }> {
  return inTransaction(context.database, caller, (tx) =>
    submitOnce(
      context,
      tx,
      caller,
      { clientId: input.clientId, body: input },
      { kept: input.templates.length },
      async () => {
        await tx
          .insertInto('message_credits')
          .values(
            input.templates.map((template) => ({
              city_id: caller.cityId,
              id: context.newId(),
              person_id: caller.personId,
              template,
              given_at: new Date(context.now()),
              message_id: null,
              spent_at: null,
            })),
          )
          .execute()
        await writeAudit(context, tx, caller.cityId, {
          actor: caller.personId,
          action: 'keep-message-credits',
          objectKind: 'person',
          objectId: caller.personId,
          details: { kept: input.templates.length },
        })
      },
    ),
  )
}
