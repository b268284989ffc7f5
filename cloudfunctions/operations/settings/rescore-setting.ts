import type { SettingName } from '../../../shared/settings/settings'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { rescoreSince } from '../scoring/rescore-since'
import type { SettingSubject } from './setting-subject'

/** Settings that scores read today; the others are shown beside a score and asked for by those who judge. */
const SCORED: ReadonlySet<SettingName> = new Set<SettingName>(['member.scored'])

export async function rescoreSetting(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  name: SettingName,
  subject: SettingSubject,
  from: CivilDate,
  today: CivilDate,
): Promise<void> {
  if (!SCORED.has(name) || !('personId' in subject)) return
  await rescoreSince(context, tx, cityId, { people: [{ personId: subject.personId, from }] }, today)
}
