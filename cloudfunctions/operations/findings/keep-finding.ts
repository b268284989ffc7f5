import type { Caller } from '../../../shared/access/caller'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import type { FindingEntry } from './check-finding'
import { type FindingSubject, subjectOf } from './finding-subject'

/** A finding as it stands in the store, locked until the transaction ends. */
export interface LockedFinding {
  readonly id: string
  readonly subject: FindingSubject
  readonly ruleset: string
  readonly clause: string
  readonly fact: Record<string, unknown>
  readonly happenedOn: CivilDate
  readonly document: string | null
  readonly reason: string | null
  readonly state: 'standing' | 'withdrawn'
  readonly revision: number
}

/** @throws AppError `not-found` */
export async function lockFinding(tx: CityTransaction, cityId: string, id: string): Promise<LockedFinding> {
  const row = await tx
    .selectFrom('findings')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return {
    id: row.id,
    subject: subjectOf(row),
    ruleset: row.ruleset,
    clause: row.clause,
    fact: row.fact,
    happenedOn: row.happened_on,
    document: row.document,
    reason: row.reason,
    state: row.state,
    revision: row.revision,
  }
}

/** @throws AppError `revision-conflict` when it is not as the caller saw it, `conflict` when it no longer stands */
export function requireStanding(entered: { readonly revision: number; readonly state: string }, seen: number): void {
  if (entered.revision !== seen) throw new AppError('revision-conflict', '已有改动，请看过最新内容再操作')
  if (entered.state !== 'standing') throw new AppError('conflict', '已经撤销，不能再改')
}

/** Nobody decides on themselves. @throws AppError `own-record` */
export function refuseOwn(caller: Caller, subject: FindingSubject): void {
  if ('personId' in subject && subject.personId === caller.personId) {
    throw new AppError('own-record', '不能录入或更改对自己的认定')
  }
}

/** The adoption of a ruleset for the year of a day. @throws AppError `ruleset-not-found` */
export async function adoptionOf(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  ruleset: string,
  day: CivilDate,
) {
  const { year } = partsOf(day)
  const row = await tx
    .selectFrom('adoptions')
    .select(['id', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('ruleset', '=', ruleset)
    .where('year', '=', year)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new AppError('ruleset-not-found', `${year} 年没有采用规则“${ruleset}”`)
  return { id: row.id, program: context.program(ruleset, row.version, row.options) }
}

/**
 * Keeps a finding's revision for good, ties its files to it and writes the audit.
 * @param change why it changed, for a mended or withdrawn one
 */
export async function keepRevision(
  context: OperationContext,
  tx: CityTransaction,
  caller: Caller,
  finding: LockedFinding,
  { action, change }: { readonly action: 'enter' | 'mend' | 'withdraw'; readonly change: string | null },
): Promise<void> {
  await tx
    .insertInto('finding_history')
    .values({
      city_id: caller.cityId,
      finding_id: finding.id,
      revision: finding.revision,
      state: finding.state,
      fact: JSON.stringify(finding.fact),
      happened_on: finding.happenedOn,
      document: finding.document,
      reason: finding.reason,
      changed_by: caller.personId,
      changed_at: new Date(context.now()),
      change_reason: change,
    })
    .execute()
  await writeAudit(context, tx, caller.cityId, {
    actor: caller.personId,
    action: `${action}-finding`,
    objectKind: 'finding',
    objectId: finding.id,
    details: {
      ...finding.subject,
      ruleset: finding.ruleset,
      clause: finding.clause,
      revision: finding.revision,
    },
  })
}

/** Ties uploaded files of the caller to a finding as its evidence. @throws AppError `not-found` */
export async function tieFiles(
  tx: CityTransaction,
  caller: Caller,
  findingId: string,
  fileIds: FindingEntry['fileIds'],
): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  const tied = await tx
    .updateTable('files')
    .set({ finding_id: findingId })
    .where('city_id', '=', caller.cityId)
    .where('id', 'in', ids)
    .where('owner_id', '=', caller.personId)
    .where('record_id', 'is', null)
    .where(({ eb, or }) => or([eb('finding_id', 'is', null), eb('finding_id', '=', findingId)]))
    .returning('id')
    .execute()
  if (tied.length !== ids.length) throw notFound()
}
