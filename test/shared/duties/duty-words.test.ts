import { describe, expect, test } from '@jest/globals'
import { readRulesetFile, rulesetVersions } from '../../../cloudfunctions/local/ruleset-files'
import { dutiesOf } from '../../../shared/duties/duties-of-ruleset'
import { dutyStanding, dutyTitle } from '../../../shared/duties/duty-words'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'

const duty = (from: string, by: string, more: object = {}) => ({
  ruleset: 'a/b',
  duty: 'one',
  label: '开展主题党日',
  times: 1,
  from,
  by,
  ...more,
})

describe('a duty in words', () => {
  test.each([
    ['2026-11-01', '2026-11-30', '开展主题党日（11月）'],
    ['2026-02-01', '2026-02-28', '开展主题党日（2月）'],
    ['2026-03-01', '2026-04-30', '开展主题党日（3至4月）'],
    ['2026-07-01', '2026-09-30', '开展主题党日（三季度）'],
    ['2026-01-01', '2026-06-30', '开展主题党日（上半年）'],
    ['2026-07-01', '2026-12-31', '开展主题党日（下半年）'],
    ['2026-01-01', '2026-12-31', '开展主题党日'],
    ['2026-01-01', '2026-03-15', '开展主题党日'],
  ])('from %s by %s names its part of the year where it recurs', (from, by, title) => {
    expect(dutyTitle(duty(from, by), [duty(from, by), duty(from, '2027-12-31')])).toBe(title)
  })

  test('what comes once a year bears no part of it, and what is asked several times says so', () => {
    const report = duty('2026-01-01', '2026-03-31', { label: '报送年度考评结果' })
    expect(dutyTitle(report, [report, duty('2026-01-01', '2026-01-31', { duty: 'other' })])).toBe('报送年度考评结果')
    expect(dutyTitle(duty('2026-01-01', '2026-12-31', { label: '听取汇报', times: 2 }), [])).toBe('听取汇报 2 次')
  })

  test.each([
    [{ state: 'done' as const, times: 2, done: 2 }, '已完成'],
    [{ state: 'open' as const, times: 1, done: 0 }, '还没做'],
    [{ state: 'open' as const, times: 4, done: 1 }, '已做 1 次，还差 3 次'],
    [{ state: 'overdue' as const, times: 1, done: 0 }, '逾期未做'],
    [{ state: 'overdue' as const, times: 4, done: 3 }, '逾期，已做 3 次，还差 1 次'],
  ])('%j', (standing, words) => {
    expect(dutyStanding(standing)).toBe(words)
  })

  test('every dated duty on the shelf says what is to be done, not how a row or a loss is called', () => {
    const labels = rulesetVersions().flatMap(({ file }) => {
      const program = compileRuleset(readRulesetFile(file).value, {})
      return [2018, 2019, 2020, 2021, 2026].flatMap((year) => dutiesOf(program, year).map(({ label }) => label))
    })
    expect(labels.length).toBeGreaterThan(100)
    const nouns = labels.filter((label) => /(时限|期限|时段|周期|窗口|建设期|起始|缺几个月|未做)$/.test(label))
    expect([...new Set(nouns)]).toEqual([])
  })
})
