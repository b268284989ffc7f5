import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'

interface Entry {
  /** a person's id, or the system's own caller such as “system:tick” */
  readonly actor: string
  /** the operation, verb and noun */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** ids, revisions and figures; never a name */
  readonly details: Readonly<Record<string, unknown>>
}

/** Adds entries to the log of changes, in the transaction of the change itself. */
export async function writeAudit(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  cityId: string,
  ...entries: readonly Entry[]
): Promise<void> {
  const at = new Date(context.now())
  await tx
    .insertInto('audit_log')
    .values(
      entries.map(({ actor, action, objectKind, objectId, details }) => ({
        city_id: cityId,
        id: context.newId(),
        at,
        actor,
        action,
        object_kind: objectKind,
        object_id: objectId,
        details: JSON.stringify(details),
        seal: null,
      })),
    )
    .execute()
}
