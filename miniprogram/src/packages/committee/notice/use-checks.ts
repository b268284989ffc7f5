import { api } from '../../../api/client'
import { useAnswer } from '../../../state/use-answer'
import type { Notice } from './notice-types'

/** The checks of a notice as it was last saved. */
export function useChecks({ id }: Notice) {
  return useAnswer(`checks/${id}`, () => api.checkNotice({ params: { noticeId: id } }))
}
