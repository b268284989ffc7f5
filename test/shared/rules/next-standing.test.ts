import { describe, expect, test } from '@jest/globals'
import { openRuleset } from '../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { nextStanding } from '../../../shared/rules/explain/next-standing'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { Fact } from '../../../shared/rules/facts/fact'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { Program } from '../../../shared/rules/program'
import { scoreRow } from '../../../shared/rules/score-row'
import { civilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { rowGenerator } from '../../generate-rows'

const jinhua = compileRuleset(openRuleset('jinhua/fortress-index@2018-01-01').value)
const member = compileRuleset(openRuleset('default/pioneer-index').value)

function midYear(program: Program, year: number, facts: Fact[]) {
  const row: FactRow = { facts, subject: {}, absent: 'no-evidence' }
  return encodeFacts(program, row, { period: calendarYear(year), asOf: civilDate(year, 7, 15) })
}

describe('nextStanding', () => {
  test('among single things that suffice, least of the least demanding', () => {
    const encoded = midYear(jinhua, 2018, [{ clause: 'pioneer.2', level: 'municipal', quantity: 1 }])
    expect(nextStanding(jinhua, encoded)).toMatchObject({
      standing: '达标',
      missing: 600,
      steps: [{ clause: 'pioneer.1', units: 1, to: '国家级 1 项', gain: 600 }],
    })
    const nearer = midYear(jinhua, 2018, [{ clause: 'pioneer.1', level: 'municipal', quantity: 2 }])
    expect(nextStanding(jinhua, nearer)?.steps).toMatchObject([
      { units: 1, to: expect.stringContaining('1 '), gain: 200 },
    ])
  })

  test('where no one thing suffices, several are named', () => {
    const { steps, missing } =
      nextStanding(
        jinhua,
        midYear(jinhua, 2018, [
          { clause: 'basic.style.1', value: true },
          { clause: 'basic.discipline.7', value: true },
        ]),
      ) ?? {}
    expect(missing).toBe(1400)
    expect((steps ?? []).length).toBeGreaterThan(1)
    expect((steps ?? []).reduce((sum, { gain }) => sum + gain, 0)).toBeGreaterThanOrEqual(1400)
  })

  test('the most gainful unit is taken until it gains no more', () => {
    const encoded = midYear(member, 2026, [
      { clause: 'basic.volunteer', value: 12 },
      { measure: 'hard-tasks.done', quantity: 1 },
    ])
    expect(nextStanding(member, encoded)).toMatchObject({
      standing: '优秀',
      missing: 1500,
      steps: [
        { clause: 'pioneer.honour', units: 2, gain: 800 },
        { clause: 'pioneer.hard-task', units: 2, from: '1 项', to: '3 项', gain: 400 },
        { clause: 'pioneer.lecture', units: 1, gain: 200 },
        { clause: 'basic.xuexi', units: 1, gain: 100 },
      ],
    })
  })

  test('there is nothing to show after the close, under a veto, or at the top', () => {
    const closed = encodeFacts(
      jinhua,
      { facts: [], subject: {}, absent: 'satisfied' },
      { period: calendarYear(2018), asOf: civilDate(2018, 12, 31) },
    )
    expect(nextStanding(jinhua, closed)).toBeUndefined()
    expect(nextStanding(jinhua, midYear(jinhua, 2018, [{ clause: 'bottom.veto.1', value: true }]))).toBeUndefined()
    const best = midYear(
      jinhua,
      2018,
      ['pioneer.1', 'pioneer.2', 'pioneer.3', 'pioneer.4'].map((clause) => ({
        clause,
        level: 'national',
        quantity: 2,
      })),
    )
    expect(scoreRow(jinhua, best).standing).toBe('优秀')
    expect(nextStanding(jinhua, best)).toBeUndefined()
  })
})

/** What one step may raise, as the test sees it: a slot of an award, or the hours of all clauses that read them. */
function* singleUnits(program: Program): Generator<{ slots: number[]; size: number }> {
  for (const { definition, compiled, at } of program.clauses) {
    if (compiled.effect !== 'award' || definition.mechanism === 'award-above-mean') continue
    if (definition.mechanism === 'hours-accrual') {
      const readers = program.clauses.filter((other) => other.definition.reads === definition.reads)
      yield { slots: readers.map((reader) => reader.at), size: 4 }
    } else for (let place = 0; place < compiled.slots; place += 1) yield { slots: [at + place], size: 1 }
  }
}

describe.each([
  ['jinhua', jinhua, 2018],
  ['default', member, 2026],
] as const)('%s, generated rows', (_, program, year) => {
  test('the steps reach the standing, and no cheaper single step does', () => {
    const dates = { period: calendarYear(year), asOf: civilDate(year, 7, 15) }
    const nextRow = rowGenerator(program, dates, 42)
    let shown = 0
    for (let count = 0; count < 300; count += 1) {
      const encoded = encodeOrSkip(program, nextRow(), dates)
      const next = encoded && nextStanding(program, encoded)
      if (!encoded || !next) continue
      const { total } = scoreRow(program, encoded)
      const target = total + next.missing
      const reaches = (slots: number[], amount: number) => {
        const row = encoded.row.slice()
        for (const slot of slots) row[slot] = (row[slot] ?? 0) + amount
        return scoreRow(program, { ...encoded, row }).total >= target
      }
      const gained = (next.steps ?? []).reduce((sum, { gain }) => sum + gain, 0)
      if (next.steps) expect(total + gained).toBeGreaterThanOrEqual(target)
      const fewer = next.steps?.length === 1 ? (next.steps[0]?.units ?? 0) - 1 : 100
      for (const { slots, size } of singleUnits(program)) expect(fewer > 0 && reaches(slots, fewer * size)).toBe(false)
      shown += 1
    }
    expect(shown).toBeGreaterThan(50)
  })
})

function encodeOrSkip(program: Program, row: FactRow, dates: Parameters<typeof encodeFacts>[2]) {
  try {
    return encodeFacts(program, row, dates)
  } catch (error) {
    if (error instanceof FactRefusal) return undefined
    throw error
  }
}
