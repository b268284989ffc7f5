import * as z from 'zod'
import { type RosterFate, rosterFates } from '../people/roster'

/** Names what a preview showed: the file and the state of the city that it was held against. */
export const previewHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, '不是有效的预览编号')
  .meta({ title: '预览编号' })

/** How many rows of a roster met each fate. */
export const rosterCounts = z
  .strictObject(
    Object.fromEntries(
      Object.entries(rosterFates).map(([fate, title]) => [fate, z.int().min(0).meta({ title })]),
    ) as Record<RosterFate, z.ZodInt>,
  )
  .meta({ title: '各种结果的行数' })
