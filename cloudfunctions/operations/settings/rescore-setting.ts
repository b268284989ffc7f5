import type { SettingName } from '../../../shared/settings/settings'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import type { SettingSubject } from './setting-subject'

/** Settings that scores read today; the others are shown beside a score and asked for by those who judge. */
const SCORED: ReadonlySet<SettingName> = new Set<SettingName>(['member.scored'])

export async function rescoreSetting(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  name: SettingName,
  subject: SettingSubject,
  today: CivilDate,
): Promise<void> {
  if (!SCORED.has(name) || !('personId' in subject)) return
  const touched = [{ personId: subject.personId, year: partsOf(today).year }]
  await rescoreAfterChange(context, tx, cityId, touched, today)
}
