import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import { FactRefusal } from '../facts/fact-refusal'
import type { Reading } from '../mechanisms/mechanism'
import type { ProgramClause } from '../program'

type PlacedFact = Fact & { readonly index: number }

/**
 * An entry that says what was false by the clause's own words (a level, a rank, how many, yes) in place of
 * points: the points that rested on it follow from the clause's tariff. One that gives points is left as it is.
 * @throws FactRefusal when the clause does not know the words
 */
export function withFalseAmount(
  fact: PlacedFact,
  { definition, compiled }: ProgramClause,
  reading: Reading,
): PlacedFact {
  const { level, rank, giver, quantity, value, ...rest } = fact
  if (value !== undefined && typeof value !== 'boolean') return fact
  try {
    const points = pointsOf()
    return points === undefined ? fact : { ...rest, value: formatPoints(points) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    throw new FactRefusal(error.code, `${definition.label}：${error.message}`, definition.id, fact.index)
  }

  function pointsOf(): number | undefined {
    const [each] = compiled.rates ?? []
    if (level !== undefined || rank !== undefined || giver !== undefined) {
      const { matter: _, target: __, kind: ___, value: ____, ...words } = fact
      return compiled.amount(compiled.read([words], reading), 0)
    }
    if (each === undefined) return undefined
    if (quantity !== undefined) return parseCount(quantity) * each
    return value === true ? each : undefined
  }
}
