import { type RawBuilder, sql } from 'kysely'
import type { CityTransaction } from '../../store/in-transaction'
import { unawaited } from '../../store/prepared-statements'
import type { OperationContext } from '../context'

export interface AuditEntry {
  /** a person's id, or the system's own caller such as “system:tick” */
  readonly actor: string
  /** the operation, verb and noun */
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  /** ids, revisions and figures; never a name */
  readonly details: Readonly<Record<string, unknown>>
}

/** Adds entries to the log of changes, in the transaction of the change itself; nobody waits for it before the commit. */
export async function writeAudit(
  context: Pick<OperationContext, 'newId' | 'now'>,
  tx: CityTransaction,
  cityId: string,
  ...entries: readonly AuditEntry[]
): Promise<void> {
  await unawaited(insertAudit(context, cityId, entries)).execute(tx)
}

/** The same as part of a larger statement, for changes that are made in one round trip. */
export function insertAudit(
  context: Pick<OperationContext, 'newId' | 'now'>,
  cityId: string,
  entries: readonly AuditEntry[],
): RawBuilder<unknown> {
  const rows = entries.map((entry) => ({ id: context.newId(), ...entry }))
  return sql`insert into audit_log (city_id, id, at, actor, action, object_kind, object_id, details)
    select ${cityId}, id, ${new Date(context.now())}, actor, action, "objectKind", "objectId", details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as entry(id uuid, actor text, action text, "objectKind" text, "objectId" text, details jsonb)`
}
