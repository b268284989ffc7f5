import { api } from '../api/client'
import type { Me } from './session'
import { useAnswer } from './use-answer'

/** One's own indices of the running year, one for each adopted ruleset. */
export function useMyIndex(me: Me) {
  const year = me.today.slice(0, 4)
  return useAnswer(`members/${me.personId}/index/${year}`, () =>
    api.readMemberIndex({ params: { personId: me.personId }, query: { year } }),
  )
}

/** An organisation's indices of the running year. @param organisationId null asks nothing */
export function useOrganisationIndex(me: Me, organisationId: string | null) {
  const year = me.today.slice(0, 4)
  const key = organisationId === null ? undefined : `organisations/${organisationId}/index/${year}`
  return useAnswer(key, () =>
    api.readOrganisationIndex({ params: { organisationId: organisationId ?? '' }, query: { year } }),
  )
}
