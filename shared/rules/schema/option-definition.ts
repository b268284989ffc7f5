import * as z from 'zod'
import { amountOrZero } from './amount'

const optionCommon = { label: z.string().min(1), unit: z.string().optional(), ruling: z.string().optional() }

/** A setting that a ruling leaves to the committee: what it may be and what it is when nobody says. */
export const optionDefinition = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('count'),
    default: z.number().int().min(0).max(100_000),
    at_least: z.number().int().default(0),
    at_most: z.number().int().default(100_000),
    ...optionCommon,
  }),
  z.strictObject({
    type: z.literal('points'),
    /** null: nobody has decided yet */
    default: amountOrZero.nullable(),
    ...optionCommon,
  }),
  z.strictObject({ type: z.literal('switch'), default: z.boolean(), ...optionCommon }),
  z.strictObject({ type: z.literal('givers'), default: z.record(z.string(), z.string()), ...optionCommon }),
])

export type OptionDefinition = z.output<typeof optionDefinition>
