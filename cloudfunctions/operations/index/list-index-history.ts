import type { Caller } from '../../../shared/access/caller'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type Points, pointsFromHundredths } from '../../../shared/values/points'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type FindingSubject, subjectId } from '../findings/finding-subject'
import { lastDayOf, openIndex } from './index-access'

export interface IndexOnDay {
  readonly ruleset: string
  readonly version: CivilDate
  readonly hash: string
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  /** hundredths */
  readonly total: Points
  readonly band: string | null
  readonly standing: string | null
}

/**
 * How an index came to be what it is over a year: one entry for each ruleset version and each day on which something
 * changed, those of adoptions that were replaced since included.
 */
export async function listIndexHistory(
  context: OperationContext,
  caller: Caller,
  { subject, year }: { readonly subject: FindingSubject; readonly year: number },
): Promise<IndexOnDay[]> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    await openIndex(context, tx, caller, subject, today)
    const rows = await tx
      .selectFrom('scores')
      .innerJoin('adoptions', (join) =>
        join.onRef('adoptions.city_id', '=', 'scores.city_id').onRef('adoptions.id', '=', 'scores.adoption_id'),
      )
      .select([
        'adoptions.ruleset',
        'adoptions.version',
        'scores.hash',
        'scores.as_of',
        'scores.basis',
        'scores.total',
        'scores.band',
        'scores.standing',
      ])
      .where('scores.city_id', '=', caller.cityId)
      .where('scores.subject_id', '=', subjectId(subject))
      .where('scores.year', '=', year)
      .where('scores.kind', '=', 'proposed')
      .where('scores.as_of', '<=', await lastDayOf(tx, caller.cityId, subject, today))
      .orderBy('scores.as_of')
      .orderBy('adoptions.ruleset')
      .orderBy('adoptions.adopted_at')
      .execute()
    return rows.map(({ as_of: asOf, total, ...row }) => ({ ...row, asOf, total: pointsFromHundredths(total) }))
  })
}
