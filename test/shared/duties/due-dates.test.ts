import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readRulesetFile, rulesetVersions } from '../../../cloudfunctions/local/ruleset-files'
import { occasionsOf } from '../../../shared/duties/due-dates'
import { dutiesOf, dutyState } from '../../../shared/duties/duties-of-ruleset'
import { behindPace, requiredHours } from '../../../shared/duties/hours-pace'
import { type CalendarYear, firstWorkingDay, isWeekend, isWorkingDay } from '../../../shared/duties/working-days'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { addDays, type CivilDate, startOfDay } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { parseYearMonth } from '../../../shared/values/year-month'
import { codeOf } from '../../code-of'

const day = (written: string) => written as CivilDate
const spans = (due: Parameters<typeof occasionsOf>[0], year: number) =>
  occasionsOf(due, year).map(({ from, by, times }) => `${from} ${by} ${times}`)

describe('occasions', () => {
  test.each([
    [{ every: 'half-year' as const, times: 1 }, ['2026-01-01 2026-06-30 1', '2026-07-01 2026-12-31 1']],
    [{ every: 'year' as const, times: 2 }, ['2026-01-01 2026-12-31 2']],
    [{ every: 'two-years' as const, times: 1 }, ['2025-01-01 2026-12-31 1']],
    [{ yearly_by: '03-31', year: 'same' as const }, ['2026-01-01 2026-03-31 1']],
    [{ yearly_by: '02-29', year: 'next' as const }, ['2026-01-01 2027-02-28 1']],
    [{ on_or_before: day('2026-05-30') }, ['2026-01-01 2026-05-30 1']],
    [{ on_or_before: day('2020-05-30') }, []],
    [{ within_months: 12, after: '表彰' }, []],
    [{ unstated: true as const }, []],
  ])('%j of 2026', (due, expected) => {
    expect(spans(due, 2026)).toEqual(expected)
  })

  test('February ends on its last day, in a leap year too', () => {
    expect(spans({ yearly_by: '02-29', year: 'next' }, 2027)).toEqual(['2027-01-01 2028-02-29 1'])
    expect(spans({ every: 'month', times: 1 }, 2028)[1]).toBe('2028-02-01 2028-02-29 1')
    expect(spans({ every: 'two-years', times: 1 }, 2027)).toEqual([])
  })

  test('sub-periods follow one another without a gap and end with the year', () => {
    const every = fc.constantFrom(
      'week' as const,
      'month' as const,
      'two-months' as const,
      'quarter' as const,
      'year' as const,
    )
    fc.assert(
      fc.property(every, fc.integer({ min: 2000, max: 2100 }), (one, year) => {
        const occasions = occasionsOf({ every: one, times: 1 }, year)
        expect(occasions[0]?.from).toBe(`${year}-01-01`)
        expect(occasions.at(-1)?.by).toBe(`${year}-12-31`)
        for (const [at, { by }] of occasions.slice(0, -1).entries())
          expect(occasions[at + 1]?.from).toBe(addDays(by, 1))
      }),
    )
  })

  test('the last day is in time, the day after it is late', () => {
    const occasion = { from: day('2026-01-01'), by: day('2026-03-31'), times: 2 }
    expect(dutyState(occasion, 1, day('2026-03-31'))).toBe('open')
    expect(dutyState(occasion, 1, day('2026-04-01'))).toBe('overdue')
    expect(dutyState(occasion, 2, day('2026-04-01'))).toBe('done')
  })

  test('every ruleset on the shelf lays its duties out', () => {
    const all = rulesetVersions().map(({ file }) => compileRuleset(readRulesetFile(file).value, {}))
    const counts = Object.fromEntries(all.map((program) => [program.ruleset.ruleset, dutiesOf(program, 2026).length]))
    expect(counts['jinhua/fortress-index']).toBe(13)
    expect(counts['shaoxing/five-stars']).toBeGreaterThan(10)
    expect(counts['haimen/model-checklist']).toBeGreaterThan(12)
  })
})

describe('hours', () => {
  const member = rulesetVersions()
    .map(({ file }) => readRulesetFile(file).value)
    .find(({ ruleset }) => ruleset === 'default/pioneer-index')
  if (!member) throw new Error('no member ruleset')

  test('what is asked follows from the ruleset, unless staff set it', () => {
    const program = compileRuleset(member, {})
    expect(requiredHours(program, null)).toEqual({ volunteer: 64, study: 128 })
    expect(requiredHours(program, 160)).toEqual({ volunteer: 64, study: 160 })
  })

  test.each([
    ['nothing done by the end of June', 64, 0, '2000-01-01', '2026-06-30', 32],
    ['half the year, half the hours', 64, 32, '2000-01-01', '2026-06-30', 0],
    ['a quarter hour short', 64, 31, '2000-01-01', '2026-06-30', 1],
    ['more than asked', 64, 90, '2000-01-01', '2026-06-30', 0],
    ['a month that has not ended asks nothing', 64, 0, '2000-01-01', '2026-01-30', 0],
    ['joined in April: three months by the end of June', 64, 0, '2026-04-01', '2026-06-30', 16],
    ['joined within April: two whole months', 64, 0, '2026-04-02', '2026-06-30', 11],
  ])('%s', (_, required, done, joined, asOf, behind) => {
    expect(behindPace(required, done, calendarYear(2026), day(joined), day(asOf))).toBe(behind)
  })
})

describe('working days', () => {
  const year: CalendarYear = {
    year: 2026,
    daysOff: [day('2026-10-01'), day('2026-10-02'), day('2026-01-01')],
    workDays: [day('2026-10-10')],
  }

  test.each([
    ['2026-11', '2026-11-02'],
    ['2026-10', '2026-10-05'],
    ['2026-01', '2026-01-02'],
    ['2026-06', '2026-06-01'],
  ])('the first of %s is %s', (month, first) => {
    expect(firstWorkingDay([year], parseYearMonth(month))).toBe(first)
  })

  test('a weekend day that is worked is a working day', () => {
    expect(isWorkingDay([year], day('2026-10-10'))).toBe(true)
    expect(isWorkingDay([year], day('2026-10-11'))).toBe(false)
  })

  test('a year that is not published has no answer', () => {
    expect(codeOf(() => firstWorkingDay([year], parseYearMonth('2027-01')))).toBe('condition-not-met')
  })

  test('weekends are what the calendar says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (number) => {
        const date = addDays(day('1950-01-01'), number)
        expect(isWeekend(date)).toBe([0, 6].includes(new Date(startOfDay(date) + 8 * 3_600_000).getUTCDay()))
      }),
    )
  })
})
