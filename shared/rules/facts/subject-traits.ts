import * as z from 'zod'
import { civilDateText } from '../schema/civil-date-text'

/** What a ruleset may know of the member it scores, beside the facts. */
export const subjectTraits = z.strictObject({
  /** the day of joining; full months of membership follow from it */
  joined: civilDateText.optional(),
  /** months of the period in office as secretary, deputy or committee member */
  office_months: z.number().int().min(0).max(12).optional(),
})

export type SubjectTraits = z.output<typeof subjectTraits>
