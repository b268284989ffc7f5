import { describe, expect, test } from '@jest/globals'
import { openRuleset } from '../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { type EncodedRow, encodeFacts } from '../../../shared/rules/facts/encode-facts'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import { columnsOfRows, emptyScores, scoreColumns } from '../../../shared/rules/score-columns'
import { rescoreClause, scoreRow } from '../../../shared/rules/score-row'
import { calendarYear } from '../../../shared/values/window'
import { codeOf } from '../../code-of'
import { rowGenerator } from '../../generate-rows'

describe.each([
  ['jinhua/fortress-index@2018-01-01', 2018],
  ['default/pioneer-index', 2026],
] as const)('%s', (name, year) => {
  const program = compileRuleset(openRuleset(name).value)
  const period = calendarYear(year)
  const dates = { period, asOf: period.to }
  const rows = generated(700)

  function generated(count: number): EncodedRow[] {
    const nextRow = rowGenerator(program, dates, 99)
    return Array.from({ length: count }, () => nextRow()).flatMap((row) => {
      try {
        return [encodeFacts(program, row, dates)]
      } catch (error) {
        if (error instanceof FactRefusal) return []
        throw error
      }
    })
  }

  test('many subjects at once score as each by itself', () => {
    const into = emptyScores(program, rows.length)
    scoreColumns(program, columnsOfRows(program, [...rows].reverse()), into)
    // Columns may be used again: what stood in them before must not show.
    const scores = scoreColumns(program, columnsOfRows(program, rows), into)
    expect(rows.length).toBeGreaterThan(256)
    for (const [subject, row] of rows.entries()) {
      const one = scoreRow(program, row)
      const items = program.items.map(({ index }) => scores.items[index * rows.length + subject])
      const band = program.bands[scores.bands[subject] ?? -1]?.label ?? null
      const vetoed = scores.vetoed[subject] === 1
      expect({ total: scores.totals[subject], items, band, vetoed }).toEqual({
        total: one.total,
        items: one.items,
        band: one.band,
        vetoed: one.flags.includes('veto'),
      })
    }
  })

  test('a row of which one clause changed scores as if scored anew', () => {
    for (const [index, row] of rows.slice(0, 40).entries()) {
      for (const clause of program.clauses) {
        const other = rows[index + 1] as EncodedRow
        const mixed = row.row.slice()
        mixed.set(other.row.subarray(clause.at, clause.at + clause.compiled.slots), clause.at)
        const changed = { ...row, row: mixed }
        const { total, items, band, standing } = rescoreClause(program, changed, scoreRow(program, row), clause)
        const anew = scoreRow(program, changed)
        expect([total, items, band, standing]).toEqual([anew.total, anew.items, anew.band, anew.standing])
      }
    }
  })
})

test('facts that add up past what whole numbers of 32 bits hold are refused', () => {
  const program = compileRuleset(openRuleset('jinhua/fortress-index@2018-01-01').value)
  const period = calendarYear(2018)
  const facts = Array.from({ length: 60 }, () => ({ clause: 'basic.politics.1', quantity: 100_000 }))
  const row = { facts, subject: {}, absent: 'satisfied' } as const
  expect(codeOf(() => encodeFacts(program, row, { period, asOf: period.to }))).toBe('out-of-range')
})
