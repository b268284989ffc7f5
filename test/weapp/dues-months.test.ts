import { describe, expect, test } from '@jest/globals'
import { duesMonths, duesSummary } from '../../miniprogram/src/app/dues-months'

const kept = (month: string, paidOn: string | null, remindedOn: string | null = null) => ({
  month,
  paidOn,
  remindedOn,
  revision: 1,
})
const states = (months: ReturnType<typeof duesMonths>) => months.map(({ month, state }) => `${month} ${state}`)

describe('the months of dues', () => {
  test('the last day of a month is in time, the day after it late', () => {
    const months = duesMonths([kept('2026-01', '2026-01-31'), kept('2026-02', '2026-03-01')], '2026', '2026-03-15')
    expect(states(months)).toEqual(['2026-03 not-kept', '2026-02 late', '2026-01 in-time'])
    expect(duesSummary(months)).toBe('已交 2 个月，其中迟交 1 个月；1 个月支部没有登记')
  })

  test('an unpaid month is owed once it is over, and the running one still has time', () => {
    const months = duesMonths([kept('2026-01', null, '2026-02-02'), kept('2026-02', null)], '2026', '2026-02-28')
    expect(states(months)).toEqual(['2026-02 due', '2026-01 owed'])
    expect(duesSummary(months)).toBe('已交 0 个月；欠交 1 个月；本月还没交')
  })

  test('months to come are told only when paid ahead, and a year that is over has all twelve', () => {
    expect(states(duesMonths([kept('2026-12', '2026-02-01'), kept('2026-11', null)], '2026', '2026-01-10'))).toEqual([
      '2026-12 ahead',
      '2026-01 not-kept',
    ])
    expect(duesMonths([], '2025', '2026-01-10')).toHaveLength(12)
  })
})
