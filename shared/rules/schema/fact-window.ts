import * as z from 'zod'

/** How a window of dates follows from the period and the day of assessment; both ends are included. */
export const factWindow = z.discriminatedUnion('kind', [
  /** so many calendar years, of which the assessed one is the last */
  z.strictObject({ kind: z.literal('calendar-years'), years: z.number().int().min(1).max(10) }),
  /** the year that ends on this day of the assessed year */
  z.strictObject({
    kind: z.literal('year-ending'),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  /** the days after the same day so many months before the day of assessment, up to that day */
  z.strictObject({ kind: z.literal('last-months'), months: z.number().int().min(1).max(60) }),
])

export type FactWindow = z.output<typeof factWindow>
