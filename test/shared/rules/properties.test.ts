import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openRuleset } from '../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { buildLines, writeOutLine } from '../../../shared/rules/explain/lines'
import { scoreWithPoints } from '../../../shared/rules/explain/score-with-points'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { Program } from '../../../shared/rules/program'
import { scoreRow } from '../../../shared/rules/score-row'
import { addDays } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { anyFacts, anyRow } from './any-facts'

const programs: [string, Program, number][] = [
  ['jinhua', compileRuleset(openRuleset('jinhua/fortress-index@2018-01-01').value), 2018],
  ['zhenjiang', compileRuleset(openRuleset('zhenjiang/quality-sheet').value), 2018],
  ['dazhou', compileRuleset(openRuleset('dazhou/performance-index').value), 2019],
  ['shaoxing', compileRuleset(openRuleset('shaoxing/five-stars').value), 2020],
  ['default', compileRuleset(openRuleset('default/pioneer-index').value), 2026],
]

describe.each(programs)('%s', (_, program, year) => {
  const period = calendarYear(year)
  const score = (row: FactRow, asOf = period.to) => {
    const encoded = encodeFacts(program, row, { period, asOf })
    const { total, items, sections, band, standing, flags } = scoreRow(program, encoded)
    const written = { total, items, sections, band, standing, flags }
    return { encoded, ...written, lines: buildLines(program, encoded).map(writeOutLine) }
  }
  const satisfied = (facts: Fact[]): FactRow => ({ facts, subject: {}, absent: 'satisfied' })

  test('what is kept of each clause is what its line says', () => {
    fc.assert(
      fc.property(anyRow(program), (row) => {
        const { encoded, lines } = score(row)
        const pointsOf = new Map(lines.map(({ clause, points }) => [clause, points]))
        // Twice, for the numbers in between are kept in one place for all.
        for (const { points } of [scoreWithPoints(program, encoded), scoreWithPoints(program, encoded)]) {
          expect(points).toEqual(program.clauses.map(({ definition }) => pointsOf.get(definition.id)))
        }
      }),
    )
  })

  test('the order of facts never matters', () => {
    const shuffled = anyFacts(program).chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        const { encoded: _a, ...one } = score(satisfied(facts))
        const { encoded: _b, ...two } = score(satisfied(other))
        expect(two).toEqual(one)
      }),
    )
  })

  test('a total equals the sum of its lines', () => {
    fc.assert(
      fc.property(anyRow(program), (row) => {
        const { total, lines } = score(row)
        expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(total)
      }),
    )
  })

  test('an item equals the sum of its lines and never passes its weight or cap', () => {
    fc.assert(
      fc.property(anyRow(program), (row) => {
        const { items, lines } = score(row)
        for (const item of program.items) {
          const ids = new Set(program.clauses.slice(item.first, item.end).map(({ definition }) => definition.id))
          const sum = lines.filter(({ clause }) => ids.has(clause)).reduce((added, { points }) => added + points, 0)
          expect(sum).toBe(items[item.index])
          expect(Math.abs(sum)).toBeLessThanOrEqual(item.limit)
        }
      }),
    )
  })

  test('a loss never raises a total, an award never lowers it', () => {
    const withOne = anyFacts(program).chain((facts) =>
      facts.length === 0
        ? fc.constant({ facts, chosen: undefined })
        : fc.constantFrom(...facts).map(({ clause }) => ({ facts, chosen: program.clauseById.get(clause ?? '') })),
    )
    fc.assert(
      fc.property(withOne, ({ facts, chosen }) => {
        if (!chosen) return
        const without = facts.filter(({ clause }) => clause !== chosen.definition.id)
        const difference = score(satisfied(facts)).total - score(satisfied(without)).total
        if (chosen.compiled.effect === 'loss') expect(difference).toBeLessThanOrEqual(0)
        // Points earned for a duty are full while nothing is said, so a figure can lower them.
        else if (chosen.definition.expects === 'honour') expect(difference).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('before the close nothing counts that only the close decides', () => {
    const days = fc.integer({ min: 0, max: 364 }).map((number) => addDays(period.from, number))
    fc.assert(
      fc.property(days, (asOf) => {
        const { flags, lines, encoded } = score({ facts: [], subject: {}, absent: 'no-evidence' }, asOf)
        expect(flags.includes('interim')).toBe(asOf < period.to)
        expect(encoded.basis).toBe(asOf < period.to ? 'interim' : 'closed')
        if (asOf < period.to) expect(lines.filter(({ points }) => points < 0)).toEqual([])
      }),
    )
  })
})
