import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import type { HeldActivity } from './find-activity'

/** Brings up to date what an activity feeds: the people named, its lecturer and its branch. */
export async function rescoreActivity(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  { heldOn, lecturerId, branchId }: Pick<HeldActivity, 'heldOn' | 'lecturerId' | 'branchId'>,
  personIds: readonly string[],
  today: CivilDate,
): Promise<void> {
  const { year } = partsOf(heldOn)
  const people = lecturerId === null ? personIds : [...personIds, lecturerId]
  await rescoreAfterChange(
    context,
    tx,
    cityId,
    people.map((personId) => ({ personId, year })),
    today,
    { ids: branchId === null ? [] : [branchId], year },
  )
}
