import type { Caller } from '../../../shared/access/caller'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { inTransaction } from '../../store/in-transaction'
import { requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'
import { type FindingSubject, subjectId, targetOf } from './finding-subject'

export interface ListedFinding {
  readonly id: string
  readonly ruleset: string
  readonly clause: string
  readonly fact: Record<string, unknown>
  readonly happenedOn: CivilDate
  readonly document: string | null
  readonly reason: string | null
  readonly state: 'standing' | 'withdrawn'
  readonly revision: number
  readonly enteredBy: string
  /** milliseconds since 1970-01-01T00:00Z */
  readonly enteredAt: number
  readonly files: readonly string[]
}

/** What was found about a member or organisation in a year, withdrawn ones included, in the order of the days. */
export async function listFindings(
  context: OperationContext,
  caller: Caller,
  { subject, year }: { readonly subject: FindingSubject; readonly year: number },
): Promise<ListedFinding[]> {
  const today = civilDateAt(context.now())
  const { from, to } = calendarYear(year)
  return inTransaction(context.database, caller, async (tx) => {
    await requireAccess(tx, caller, 'finding.read', await targetOf(tx, caller.cityId, subject, today), today)
    if ('personId' in subject) await writeRead(context, tx, caller, [subject.personId], 'findings')
    const rows = await tx
      .selectFrom('findings')
      .selectAll()
      .where('city_id', '=', caller.cityId)
      .where('personId' in subject ? 'person_id' : 'organisation_id', '=', subjectId(subject))
      .where('happened_on', '>=', from)
      .where('happened_on', '<=', to)
      .orderBy('happened_on')
      .orderBy('id')
      .execute()
    const ids = rows.map(({ id }) => id)
    const files =
      ids.length === 0
        ? []
        : await tx
            .selectFrom('files')
            .select(['id', 'finding_id'])
            .where('city_id', '=', caller.cityId)
            .where('finding_id', 'in', ids)
            .orderBy('id')
            .execute()
    return rows.map((row) => ({
      id: row.id,
      ruleset: row.ruleset,
      clause: row.clause,
      fact: row.fact,
      happenedOn: row.happened_on,
      document: row.document,
      reason: row.reason,
      state: row.state,
      revision: row.revision,
      enteredBy: row.entered_by,
      enteredAt: row.entered_at.getTime(),
      files: files.filter((file) => file.finding_id === row.id).map(({ id }) => id),
    }))
  })
}
