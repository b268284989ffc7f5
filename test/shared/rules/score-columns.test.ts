import { describe, expect, test } from '@jest/globals'
import { openRuleset, readRulesetFile, rulesetVersions } from '../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { scoreWithLines } from '../../../shared/rules/explain/lines'
import { columnsOfRows } from '../../../shared/rules/fact-columns'
import { type EncodedRow, encodeFacts } from '../../../shared/rules/facts/encode-facts'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import type { Program, ProgramItem } from '../../../shared/rules/program'
import { emptyScores, scoreColumns, standingInColumns } from '../../../shared/rules/score-columns'
import { rescoreClause, type Score, scoreRow } from '../../../shared/rules/score-row'
import { partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { codeOf } from '../../code-of'
import { rowGenerator } from '../../generate-rows'

const versions = rulesetVersions().map(({ id, version, file }) => [`${id}@${version}`, file] as const)

describe.each(versions)('%s', (_name, file) => {
  const ruleset = readRulesetFile(file).value
  const program = compileRuleset(ruleset)
  const { year } = partsOf(ruleset.effective_from)
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
    const columns = columnsOfRows(program, rows)
    const scores = scoreColumns(program, columns, into)
    expect(rows.length).toBeGreaterThan(256)
    for (const [subject, row] of rows.entries()) {
      const one = scoreRow(program, row)
      const items = program.items.map(({ index }) => scores.items[index * rows.length + subject])
      const band = program.bands[scores.bands[subject] ?? -1]?.label ?? null
      const vetoed = scores.vetoed[subject] === 1
      const standing = standingInColumns(program, columns, scores, subject)
      expect({ total: scores.totals[subject], items, band, vetoed, standing }).toEqual({
        standing: one.standing,
        total: one.total,
        items: one.items,
        band: one.band,
        vetoed: one.flags.includes('veto'),
      })
    }
  })

  test('an item takes what its clauses take one by one, within the limits of its parts and its own', () => {
    for (const { row, ...rest } of rows) {
      const { items } = scoreRow(program, { row, ...rest })
      expect([...items].map((points) => points + 0)).toEqual(program.items.map((item) => oneByOne(program, item, row)))
    }
  })

  test('the lines of each item come to its points, and those of a score to its total', () => {
    for (const row of rows) {
      const { total, items } = scoreRow(program, row)
      const { score, lines } = scoreWithLines(program, row)
      expect(toldOf(score)).toEqual(toldOf(scoreRow(program, row)))
      const points = new Map(lines.map((line) => [line.clause, line.points]))
      const sums = program.items.map(({ first, end }) =>
        program.clauses.slice(first, end).reduce((sum, { definition }) => sum + (points.get(definition.id) ?? 0), 0),
      )
      expect(sums).toEqual([...items].map((item) => item + 0))
      const base = ruleset.base ? 0 : program.base
      expect([...points.values()].reduce((sum, one) => sum + one, base)).toBe(total)
    }
  })

  test('no slot that counts lowers what its clause comes to, which cutting one by one relies on', () => {
    for (const { row } of rows) {
      const below = program.clauses.filter(({ at, compiled }) =>
        row.subarray(at, at + (compiled.rates?.length ?? 0)).some((value) => value < 0),
      )
      expect(below).toEqual([])
    }
  })

  test('a row of which one clause changed scores as if scored anew', () => {
    for (const [index, row] of rows.slice(0, 40).entries()) {
      for (const clause of program.clauses) {
        const other = rows[index + 1] as EncodedRow
        const mixed = row.row.slice()
        mixed.set(other.row.subarray(clause.at, clause.at + clause.compiled.slots), clause.at)
        const changed = { ...row, row: mixed }
        const { total, items, band, standing, checklist } = rescoreClause(
          program,
          changed,
          scoreRow(program, row),
          clause,
        )
        const anew = scoreRow(program, changed)
        expect([total, items, band, standing, checklist]).toEqual([
          anew.total,
          anew.items,
          anew.band,
          anew.standing,
          anew.checklist,
        ])
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

function toldOf({ items, total, sum, band, standing, checklist, sections, flags }: Score) {
  return { items: items.map((points) => points + 0), total, sum, band, standing, checklist, sections, flags }
}

/** The points of an item as a reader adds them up: each clause by itself, within its part, then within the item. */
function oneByOne(program: Program, { kind, limit, parts, first, end }: ProgramItem, row: Int32Array): number {
  const clauses = program.clauses.slice(first, end)
  const sum = (effect: string, part: number) =>
    clauses
      .filter((clause) => clause.compiled.effect === effect && clause.part === part)
      .reduce((added, { compiled, at }) => added + compiled.amount(row, at), 0)
  const withinParts = parts.reduce((added, most, part) => added + Math.min(most, sum('loss', part)), 0)
  const lost = sum('loss', -1) + withinParts
  const won = sum('award', -1)
  return { held: 0 - Math.min(lost, limit), earned: Math.min(won, limit), open: won - lost, task: 0 }[kind]
}
