import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { buildLines } from '../../../../shared/rules/explain/lines'
import { readFactsFile } from '../../../../shared/rules/facts/facts-file'
import { readRuleset } from '../../../../shared/rules/read-ruleset'
import { clause as clauseSchema } from '../../../../shared/rules/schema/clause'
import { scoreCase } from '../../../../shared/rules/score-case'
import { formatPoints } from '../../../../shared/values/points'
import { codeOf } from '../../../code-of'

interface MechanismCase {
  title: string
  facts: Record<string, unknown>[]
  item?: object
  clause?: object
  absent?: string
  as_of?: string
  subject?: object
  points?: string
  before_limit?: string
  limit?: string
  pending?: string
  state?: string
  flags?: string[]
  standing?: string
  facts_in_words?: string
  arithmetic?: string
  remarks?: string[]
  error?: string
  file_error?: string
}

interface CaseFile {
  mechanism: string
  item: object
  clause: object
  cases: MechanismCase[]
}

const files = readdirSync(__dirname)
  .filter((name) => name.endsWith('.cases.yaml'))
  .map((name) => parse(readFileSync(path.join(__dirname, name), 'utf8')) as CaseFile)

const closedSet = clauseSchema.options.map((option) => option.shape.mechanism.value)

test('every mechanism of the closed set has a case file with a refusal', () => {
  expect(files.map(({ mechanism }) => mechanism).sort()).toEqual([...closedSet].sort())
  for (const { mechanism, cases } of files) {
    expect({ mechanism, refused: cases.some(({ error }) => error !== undefined) }).toEqual({ mechanism, refused: true })
  }
})

for (const file of files) {
  describe(file.mechanism, () => {
    test.each(file.cases.map((one) => [one.title, one] as const))('%s', (_, one) => {
      const facts = readFacts(one)
      if (typeof facts === 'string') {
        expect(facts).toBe(one.file_error)
        return
      }
      const [scored] = facts.cases
      if (!scored) throw new Error('the case file has no case')
      const result = scoreCase(rulesetOf(file, one), facts, scored)
      if ('error' in result) {
        expect(result.error.code).toBe(one.error)
        expect(result.error.message).toMatch(/\p{Script=Han}/u)
        return
      }
      const line = buildLines(result.program, result.encoded).find(({ clause }) => clause === 'clause.tested')
      if (!line) throw new Error('the clause has no line')
      const actual: Partial<MechanismCase> = {
        points: formatPoints(line.points),
        before_limit: formatPoints(line.before_limit),
        state: line.state,
        flags: [...result.score.flags],
        facts_in_words: line.facts,
        arithmetic: line.arithmetic,
        remarks: [...line.remarks],
        ...(line.limit === null ? {} : { limit: formatPoints(line.limit) }),
        ...(line.pending === null ? {} : { pending: formatPoints(line.pending) }),
        ...(result.score.standing === null ? {} : { standing: result.score.standing }),
      }
      const { title, facts: _facts, item, clause, absent, as_of, subject, ...expected } = one
      expect(actual).toMatchObject(expected)
      expect(one.error).toBeUndefined()
    })
  })
}

function readFacts(one: MechanismCase) {
  const text = stringify({
    absent: one.absent ?? 'satisfied',
    period: 2018,
    ...(one.as_of === undefined ? {} : { as_of: one.as_of }),
    ...(one.subject === undefined ? {} : { subject: one.subject }),
    cases: [{ id: one.title, facts: one.facts.map((fact) => ({ clause: 'clause.tested', ...fact })) }],
  })
  let read: ReturnType<typeof readFactsFile> | undefined
  const code = codeOf(() => {
    read = readFactsFile(text, 'facts.yaml')
  })
  return read ? read.value : (code ?? '')
}

/** The smallest ruleset that holds nothing but the clause under test. */
function rulesetOf(file: CaseFile, one: MechanismCase) {
  const clause = {
    id: 'clause.tested',
    label: '所测条款',
    cite: '样例',
    expects: 'fault',
    found_by: 'assessor',
    interim: 'as-it-happens',
    mechanism: file.mechanism,
    ...file.clause,
    ...one.clause,
  }
  const text = stringify({
    ruleset: 'sample/sample',
    effective_from: '2018-01-01',
    title: '样例',
    subject: 'branch',
    source: { title: '样例', issuer: '样例', number: null, date: null, short: '样例' },
    window: 'calendar-year',
    options: {
      givers: { type: 'givers', label: '授予单位', default: { 市委: 'municipal' } },
      overlap: { type: 'switch', label: '两次可以共用一季', default: true },
      'carry-over': { type: 'switch', label: '接上年末', default: true },
      'late-is-unmet': { type: 'switch', label: '逾期按未做到', default: true },
    },
    givers: { option: 'givers' },
    own_flags: { review: '提请核查' },
    total: { floor: null },
    standings: { bands: [{ label: '合格', above: 0 }, { label: '合格' }], veto: '不合格' },
    sections: [
      {
        id: 'part',
        label: '部分',
        items: [{ id: 'item.tested', label: '项目', ...(one.item ?? file.item), clauses: [clause] }],
      },
    ],
  })
  return readRuleset(text, 'sample.yaml').value
}
