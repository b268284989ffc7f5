import { api } from '../api/client'
import type { Me } from './session'
import { useAnswer } from './use-answer'

/** What one's own branch has to do this year; asks nothing for who is in no branch. */
export function useMyDuties(me: Me) {
  const key = me.membership === null ? undefined : `duties/${me.membership.branchId}/${me.today}`
  return useAnswer(key, () => api.listDuties({ query: {} }))
}
