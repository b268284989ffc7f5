import type { Caller } from '../../../shared/access/caller'
import { type ShownMeasure, shownMeasures } from '../../../shared/measures/shown-measure'
import type { Fact } from '../../../shared/rules/facts/fact'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type FindingSubject, subjectId } from '../findings/finding-subject'
import { lastDayOf, openIndex } from './index-access'

interface Measures {
  /** when they were last added up; null when nothing is kept of the year */
  readonly asOf: CivilDate | null
  readonly items: ShownMeasure[]
}

interface Asked {
  readonly subject: FindingSubject
  readonly year: number
  /** the latest up to this day; today when left out */
  readonly asOf?: CivilDate | undefined
}

/**
 * What the records of a member or organisation add up to, points apart: for those who are not scored it is all there
 * is, their hours included.
 */
export async function readMeasures(
  context: OperationContext,
  caller: Caller,
  { subject, year, asOf }: Asked,
): Promise<Measures> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const { seesDiscipline } = await openIndex(context, tx, caller, subject, today)
    const row = await tx
      .selectFrom('measures')
      .select(['as_of', 'figures'])
      .where('city_id', '=', caller.cityId)
      .where('subject_id', '=', subjectId(subject))
      .where('year', '=', year)
      .where('as_of', '<=', await lastDayOf(tx, caller.cityId, subject, asOf ?? today))
      .orderBy('as_of', 'desc')
      .limit(1)
      .executeTakeFirst()
    // The works committee keeps the city's mean here, which is no list of measures.
    if (!row || !Array.isArray(row.figures)) return { asOf: null, items: [] }
    return { asOf: row.as_of, items: shownMeasures(row.figures as unknown as readonly Fact[], seesDiscipline) }
  })
}
