import type { Fact } from '../rules/facts/fact'
import { measures } from './catalogue'
import type { MeasureName } from './measure-name'

/** One measure as people read it. */
export interface ShownMeasure {
  readonly measure: MeasureName
  readonly label: string
  readonly unit: string
  /** the kind of case that is counted, where a measure has several */
  readonly level: string | null
  /** null where the measure does not apply to the subject */
  readonly figure: number | boolean | string | null
}

const DISCIPLINE = 'punishments.'

/**
 * Kept measures as people read them, whether or not a score follows from them. Two means against each other are no
 * figure of the subject's own and are left to the index.
 * @param seesDiscipline false leaves out what comes from punishments
 */
export function shownMeasures(figures: readonly Fact[], seesDiscipline: boolean): ShownMeasure[] {
  return figures.flatMap(({ measure, level, applies, quantity, done, value }) => {
    if (measure === undefined || !isKnown(measure)) return []
    if (!seesDiscipline && measure.startsWith(DISCIPLINE)) return []
    // A case by its kind, such as an honour, is one.
    const figure = applies === false ? null : (quantity ?? done ?? value ?? 1)
    if (typeof figure === 'object' && figure !== null) return []
    const { label, unit } = measures[measure]
    return [{ measure, label, unit, level: level === undefined ? null : String(level), figure }]
  })
}

function isKnown(name: string): name is MeasureName {
  return name in measures
}
