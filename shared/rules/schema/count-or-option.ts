import * as z from 'zod'

const count = z.number().int().min(0).max(100_000)

/** A count printed in the document, or the name of an option where the document prints none. */
export const countOrOption = z.union([count, z.strictObject({ option: z.string() })])
