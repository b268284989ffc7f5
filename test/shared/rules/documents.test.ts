import { describe, expect, test } from '@jest/globals'
import { openRuleset } from '../../../cloudfunctions/local/ruleset-files'
import { compareRulesets, moves } from '../../../shared/rules/compare-rulesets'
import { compileRuleset } from '../../../shared/rules/compile-ruleset'
import { describeRuleset } from '../../../shared/rules/describe-ruleset'
import { nextStanding } from '../../../shared/rules/explain/next-standing'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { Fact } from '../../../shared/rules/facts/fact'
import { readFactsFile } from '../../../shared/rules/facts/facts-file'
import type { Program } from '../../../shared/rules/program'
import type { Ruleset } from '../../../shared/rules/schema/ruleset'
import { civilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'

const zhenjiang = openRuleset('zhenjiang/quality-sheet').value
const dazhou = openRuleset('dazhou/performance-index').value
const shaoxing = openRuleset('shaoxing/five-stars').value
const haimen = openRuleset('haimen/model-checklist').value

describe('what would change the standing', () => {
  const inJuly = (program: Program, year: number, facts: Fact[]) =>
    nextStanding(
      program,
      encodeFacts(
        program,
        { facts, subject: {}, absent: 'no-evidence' },
        { period: calendarYear(year), asOf: civilDate(year, 7, 15) },
      ),
    )
  const twelveLost = [
    { clause: 'function.service.carrier-none', value: true },
    { clause: 'function.political.theme', quantity: 2 },
  ]

  test('Zhenjiang: one municipal honour of 2 makes 88 four stars', () => {
    expect(inJuly(compileRuleset(zhenjiang), 2018, twelveLost)).toEqual({
      standing: '四星',
      missing: 200,
      steps: [
        { clause: 'other.award', label: '近一年上级表彰推广', units: 1, from: '无', to: '市厅级 1 项', gain: 200 },
      ],
    })
  })

  test('Zhenjiang: nothing can be done against a veto, and five stars are granted, not earned', () => {
    const program = compileRuleset(zhenjiang)
    expect(inJuly(program, 2018, [...twelveLost, { clause: 'veto.incident', value: true }])).toBeUndefined()
    expect(inJuly(program, 2018, [])).toBeUndefined()
  })

  test('Shaoxing: honours close the gap to a threshold that a committee set, up to the cap of all of them', () => {
    const city = { clause: 'bonus.1', level: 'city', matter: '甲', date: civilDate(2020, 5, 1) }
    const next = inJuly(compileRuleset(shaoxing, { threshold: '125' }), 2020, [city])
    expect(next).toMatchObject({ standing: '五星双优', missing: 400 })
    expect(next?.steps?.reduce((sum, { gain }) => sum + gain, 0)).toBeGreaterThanOrEqual(400)
    // 120 and at most 10 more never make 135.
    expect(inJuly(compileRuleset(shaoxing, { threshold: '135' }), 2020, [city])).toEqual({
      standing: '五星双优',
      missing: 1400,
      steps: null,
    })
  })

  test('where a document gives no verdict by points, none is approached', () => {
    expect(inJuly(compileRuleset(shaoxing), 2020, [])).toBeUndefined()
    expect(inJuly(compileRuleset(dazhou), 2019, [{ clause: 'thought.theory-study', quantity: 3 }])).toBeUndefined()
    expect(inJuly(compileRuleset(haimen), 2019, [{ clause: 'task.5', value: 'fail' }])).toBeUndefined()
  })
})

describe('what each clause takes', () => {
  const of = (ruleset: Ruleset, id: string) => describeRuleset(ruleset).find(({ clause }) => clause === id)

  test.each([
    ['Zhenjiang', zhenjiang],
    ['Dazhou', dazhou],
    ['Shaoxing', shaoxing],
    ['Haimen', haimen],
  ])('%s: every clause tells its facts, label and citation', (_, ruleset) => {
    for (const { clause, facts, label, cite } of describeRuleset(ruleset)) {
      expect({ clause, facts: facts.length > 0, label: label !== '' }).toEqual({ clause, facts: true, label: true })
      expect(cite.startsWith(`${ruleset.source.short} `)).toBe(true)
    }
  })

  test('Zhenjiang: a test up to 100 or an absence, honours of three levels', () => {
    expect(of(zhenjiang, 'team.secretary.exam')?.facts).toMatchObject([
      { field: 'value', type: 'number', least: 0, most: 100 },
      { field: 'value', words: ['absent'] },
    ])
    expect(of(zhenjiang, 'other.award')).toMatchObject({
      effect: 'award',
      facts: expect.arrayContaining([
        expect.objectContaining({ field: 'level', words: ['national', 'provincial', 'municipal'] }),
      ]),
    })
  })

  test('Dazhou: months as a list, whole months of a vacancy, who may be without a village', () => {
    expect(of(dazhou, 'thought.info')).toMatchObject({
      facts: [{ field: 'value', type: 'list' }, { field: 'quantity', unit: '条' }, { field: 'done' }],
      flags: ['replaced', 'info-month-short-year-met'],
    })
    expect(of(dazhou, 'org.team-vacancy')?.facts[0]).toMatchObject({ field: 'value', type: 'count' })
    expect(of(dazhou, 'village.plan')).toMatchObject({ may_not_apply: '没有帮扶村', interim: 'as-it-happens' })
  })

  test('figures have the units that people write them in', () => {
    expect(of(zhenjiang, 'veto.satisfaction')?.facts[0]).toMatchObject({ field: 'value', unit: '%', most: 100 })
    expect(of(dazhou, 'org.transfer-late')?.facts[0]).toMatchObject({ field: 'value', type: 'count', unit: '天' })
    expect(of(haimen, 'task.8')?.facts[0]).toMatchObject({ field: 'value', type: 'hours', unit: '学时' })
    expect(of(haimen, 'task.17')?.facts[0]).toMatchObject({ field: 'value', unit: '元' })
    expect(of(shaoxing, 'star.norm.3.1a')?.facts[1]).toMatchObject({ field: 'done', type: 'count', unit: '次' })
  })

  test('Zhenjiang: whose duty a clause is', () => {
    expect(of(zhenjiang, 'coverage.adjustment.reminder')).toMatchObject({ note: '上级责任' })
  })

  test('Shaoxing: figures within their bounds', () => {
    expect(of(shaoxing, 'star.study.2.2')?.facts).toMatchObject([{ type: 'points', least: 0, most: 2 }])
    expect(of(shaoxing, 'heavy.service.1')?.facts[0]).toMatchObject({ type: 'points', least: 5, most: 10 })
  })

  test('Haimen: a task is judged, or measured in its own words', () => {
    expect(of(haimen, 'task.5')?.facts[0]).toMatchObject({ field: 'value', words: ['pass', 'fail'] })
    expect(of(haimen, 'task.17')).toMatchObject({
      effect: 'task',
      facts: expect.arrayContaining([expect.objectContaining({ field: 'members', type: 'count' })]),
    })
  })
})

describe('who would move', () => {
  const file = (text: string) => readFactsFile(`absent: satisfied\ncases:\n${text}`, 'facts.yaml').value

  /** The ruleset with some figures of one clause or item changed, as a new version would have them. */
  function withFigures(ruleset: Ruleset, id: string, figures: Record<string, unknown>): Ruleset {
    const change = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(change)
      if (typeof node !== 'object' || node === null) return node
      const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value)]))
      // A task and its clause may share an id; only the one that has the figures is meant.
      const isMeant = inner.id === id && Object.keys(figures).every((key) => key in inner)
      return isMeant ? { ...inner, ...figures } : inner
    }
    return change(ruleset) as Ruleset
  }

  test('Zhenjiang: an absent cadre at 3 in place of 2 takes a branch from four stars to three', () => {
    const after = withFigures(zhenjiang, 'system.org-life.cadre-absent', { loss: 300 })
    const [moved, stays] = compareRulesets(
      zhenjiang,
      after,
      file(`  - { id: 甲, facts: [{ clause: system.org-life.cadre-absent, quantity: 1 }, { clause: function.political.theme, quantity: 2 }, { clause: team.members.complaint, quantity: 1 }] }
  - { id: 乙, facts: [{ clause: system.dues.monthly, value: true }] }`),
    )
    expect(moved).toMatchObject({
      id: '甲',
      before: 9000,
      after: 8900,
      standingBefore: '四星',
      standingAfter: '三星',
      through: [{ clause: 'system.org-life.cadre-absent', before: -200, after: -300 }],
    })
    expect(stays && moves(stays)).toBe(false)
  })

  test('Dazhou: without standings the points still move', () => {
    const [moved] = compareRulesets(
      dazhou,
      withFigures(dazhou, 'village.plan', { loss: 400 }),
      file('  - { id: 甲, facts: [{ clause: village.plan, held: null }] }'),
    )
    expect(moved).toMatchObject({
      before: 9500,
      after: 9600,
      standingBefore: null,
      standingAfter: null,
      through: [{ clause: 'village.plan', before: -500, after: -400 }],
    })
  })

  test('Shaoxing: a lower cap of the bonus takes from who had more, and nobody else', () => {
    const honours = (count: number) => `{ clause: bonus.3, quantity: ${count} }`
    const moved = compareRulesets(
      shaoxing,
      withFigures(shaoxing, 'bonus.cap', { cap: 800 }),
      file(`  - { id: 甲, facts: [${honours(12)}] }\n  - { id: 乙, facts: [${honours(8)}] }`),
    )
    expect(moved.filter(moves)).toMatchObject([{ id: '甲', before: 13000, after: 12800 }])
  })

  test('Haimen: a dearer budget fails a task and with it the unit', () => {
    const [moved] = compareRulesets(
      haimen,
      withFigures(haimen, 'task.17', { yuan_each: 70000 }),
      file('  - { id: 甲, facts: [{ clause: task.17, value: "31200.00", members: 52 }] }'),
    )
    expect(moved).toMatchObject({ standingBefore: '合格', standingAfter: '不合格', tasks: ['task.17'] })
    expect(moved && moves(moved)).toBe(true)
  })
})
