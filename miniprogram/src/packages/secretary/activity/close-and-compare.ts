import { ApiError } from '../../../../../shared/contract/client'
import { api } from '../../../api/client'
import { writtenChange } from '../../../app/written-change'
import { unsigned } from '../../../ui'
import type { Activity } from './activity-types'

/** Closes an activity. @returns what became of the index of the organisation that held it. @throws ApiError */
export async function closeAndCompare({ id, organisationId, revision }: Activity, year: string): Promise<string> {
  const before = await totalOf(organisationId, year)
  await api.closeActivity({ params: { activityId: id }, body: { revision } })
  const after = await totalOf(organisationId, year)
  if (after === undefined) return '已结束，计入指数'
  if (before === undefined || before === after) return `已结束，支部指数仍为 ${unsigned(after)}`
  return `已结束，支部指数${writtenChange(unsigned(before), unsigned(after))}`
}

/** The first index of an organisation; undefined where it has none or the caller may not read it. */
async function totalOf(organisationId: string, year: string): Promise<string | undefined> {
  try {
    const { items } = await api.readOrganisationIndex({ params: { organisationId }, query: { year } })
    return items[0]?.total
  } catch (error) {
    // Closing is what was asked for; a figure that cannot be read must not stand in its way.
    if (!(error instanceof ApiError)) throw error
    return undefined
  }
}
