import { AppError } from '../values/app-error'
import { parsePoints } from '../values/points'
import type { OptionDefinition } from './schema/option-definition'

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
      const points = value === null ? null : pointsOrUndefined(value)
      if (points === undefined || (points !== null && points < 0)) throw refuse('分值，或 null（未定）')
      return points
    }
    case 'switch':
      if (typeof value !== 'boolean') throw refuse('true 或 false')
      return value
    case 'givers': {
      if (!isTableOfNames(value)) throw refuse('“授予单位: 层级”的对照表')
      return { ...definition.default, ...value }
    }
  }
}

function pointsOrUndefined(value: unknown): number | undefined {
  try {
    return parsePoints(value)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

function isTableOfNames(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.values(value).every((level) => typeof level === 'string')
}
