import * as z from 'zod'
import { measures } from './catalogue'

/** The name of a measure that a clause may read; only names of the catalogue are taken. */
export const measureName = z.string().refine((name): name is MeasureName => name in measures, {
  error: (issue) => `没有名为“${String(issue.input)}”的计量`,
})

export type MeasureName = keyof typeof measures
