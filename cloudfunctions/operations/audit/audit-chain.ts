import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from '../../../shared/rules/canonical-json'
import type { CityTransaction } from '../../store/in-transaction'

/** The head of a chain that has no seal yet. */
export const GENESIS = '0'.repeat(64)

/** A row of the audit log, everything of it that a seal vouches for. */
export interface AuditRow {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly object_kind: string
  readonly object_id: string
  readonly details: Record<string, unknown>
}

export const auditColumns = ['id', 'at', 'actor', 'action', 'object_kind', 'object_id', 'details'] as const

/**
 * The head after a batch: SHA-256 over the city, the number, the head before and every row in the order of instant and
 * id, each as canonical JSON on a line of its own. Hexadecimal.
 */
export function nextHead(cityId: string, number: number, previous: string, rows: readonly AuditRow[]): string {
  const hash = sha256.create()
  const add = (value: unknown) => hash.update(utf8ToBytes(`${canonicalJson(value)}\n`))
  add({ city: cityId, number, previous, rows: rows.length })
  for (const { at, ...row } of rows) add({ ...row, at: at.toISOString() })
  return bytesToHex(hash.digest())
}

export interface Seal {
  readonly number: number
  readonly head: string
}

/** The last seal of a city, or the beginning of its chain. */
export async function lastSeal(tx: CityTransaction, cityId: string): Promise<Seal> {
  const seal = await tx
    .selectFrom('audit_seals')
    .select(['number', 'head'])
    .where('city_id', '=', cityId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return seal ?? { number: 0, head: GENESIS }
}
