import * as z from 'zod'
import { AppError } from '../values/app-error'
import { amountOrZero } from './schema/amount'

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
export type OptionValue = number | boolean | null | Readonly<Record<string, string>>
export type OptionValues = Readonly<Record<string, OptionValue>>

/**
 * Fills the adoption's options with the ruleset's defaults and checks each against its definition.
 * @throws AppError `option-invalid`
 */
export function resolveOptions(
  definitions: Readonly<Record<string, OptionDefinition>>,
  given: Readonly<Record<string, unknown>>,
): OptionValues {
  const unknown = Object.keys(given).find((name) => !(name in definitions))
  if (unknown !== undefined) throw new AppError('option-invalid', `没有名为“${unknown}”的参数`)
  const values: Record<string, OptionValue> = {}
  for (const [name, definition] of Object.entries(definitions)) {
    values[name] = name in given ? checkedValue(name, definition, given[name]) : definition.default
  }
  return values
}

/** Whether a switch is on. @throws RangeError when the ruleset names no such option */
export function switchOption(values: OptionValues, name: string): boolean {
  const value = values[name]
  if (typeof value !== 'boolean') throw new RangeError(`no switch option ${name}`)
  return value
}

/** The hundredths of a points option, or null while nobody has decided. @throws RangeError when there is none */
export function pointsOption(values: OptionValues, name: string): number | null {
  const value = values[name]
  if (value !== null && typeof value !== 'number') throw new RangeError(`no points option ${name}`)
  return value
}

/** The value of a count option. @throws RangeError when the ruleset names no such option: lint's business */
export function countOption(values: OptionValues, name: string): number {
  const value = values[name]
  if (typeof value !== 'number') throw new RangeError(`no count option ${name}`)
  return value
}

function checkedValue(name: string, definition: OptionDefinition, value: unknown): OptionValue {
  const refuse = (need: string) => new AppError('option-invalid', `参数“${name}”（${definition.label}）应为${need}`)
  switch (definition.type) {
    case 'count': {
      const { at_least: least, at_most: most } = definition
      if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
        throw refuse(`${least} 到 ${most} 的整数`)
      }
      return value
    }
    case 'points': {
      const points = amountOrZero.nullable().safeParse(value)
      if (!points.success) throw refuse('分值，或 null（未定）')
      return points.data
    }
    case 'switch':
      if (typeof value !== 'boolean') throw refuse('true 或 false')
      return value
    case 'givers': {
      const table = z.record(z.string(), z.string()).safeParse(value)
      if (!table.success) throw refuse('“授予单位: 层级”的对照表')
      return { ...definition.default, ...table.data }
    }
  }
}
