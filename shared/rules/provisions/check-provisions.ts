import { AppError } from '../../values/app-error'
import { partsOf } from '../../values/civil-date'
import type { FactsFile, ProvisionCase } from '../facts/facts-file'
import type { Ruleset } from '../schema/ruleset'
import { meetsProvision } from './meets-provision'

/** What the provisions of a ruleset make of the figures of one case. @returns sentences, none when all is as expected */
export function provisionDisagreements(ruleset: Ruleset, file: FactsFile, one: ProvisionCase): string[] {
  const year = one.year ?? file.period ?? partsOf(ruleset.effective_from).year
  const held = [
    ...one.meets.map((figure) => ({ figure, expected: true })),
    ...one.fails.map((figure) => ({ figure, expected: false })),
  ]
  return held.flatMap(({ figure, expected }) => {
    try {
      const met = meetsProvision(ruleset, one.id, figure, { year, of: one.of })
      return met === expected
        ? []
        : [`${one.id}：${figure} ${met ? '符合' : '不符合'}，期望${expected ? '符合' : '不符合'}`]
    } catch (error) {
      if (error instanceof AppError) return [`${one.id}：${figure} ${error.message}`]
      throw error
    }
  })
}
