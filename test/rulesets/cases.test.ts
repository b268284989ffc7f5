import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { changelogOf, readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import { disagreements } from '../../shared/rules/check-expected'
import { readFactsFile } from '../../shared/rules/facts/facts-file'
import { changelogEntries, changelogEntry } from '../../shared/rules/lint/changelog-entry'
import { lintRuleset } from '../../shared/rules/lint/lint-ruleset'
import { provisionDisagreements } from '../../shared/rules/provisions/check-provisions'
import { scoreCase } from '../../shared/rules/score-case'
import { clausesOf } from '../../shared/rules/walk-ruleset'

const casesOf = (file: string) => file.replace(/\.yaml$/, '.cases.yaml')

describe.each(rulesetVersions().map((found) => [`${found.id}@${found.version}`, found.file] as const))(
  '%s',
  (name, file) => {
    const { value: ruleset } = readRulesetFile(file)
    const { value: cases } = readFactsFile(readFileSync(casesOf(file), 'utf8'), path.basename(casesOf(file)))

    test('stands in the folder and file that its id and date name', () => {
      expect(`${ruleset.ruleset}@${ruleset.effective_from}`).toBe(name)
      expect(cases.ruleset).toBe(name)
    })

    test('tells editors where its schema is', () => {
      const [first = ''] = readFileSync(file, 'utf8').split('\n', 1)
      const at = /^# yaml-language-server: \$schema=(\S+)$/.exec(first)?.[1]
      expect(path.resolve(path.dirname(file), at ?? '')).toBe(path.resolve('rulesets/ruleset.schema.json'))
    })

    test('has no problem that it does not declare', () => {
      expect(lintRuleset(ruleset).filter(({ declared }) => !declared)).toEqual([])
    })

    test('has an entry in the changelog of its place, with the periods and subjects it touches', () => {
      expect([...changelogEntry(ruleset, changelogOf(file))]).toEqual([])
    })

    test('stands beside every version that the changelog names', () => {
      const there = new Set(rulesetVersions().map(({ id, version }) => `${id}@${version}`))
      const named = [...changelogEntries(changelogOf(file) ?? '').keys()]
      expect(named.filter((one) => !there.has(one))).toEqual([])
    })

    test('has cases with ids of their own', () => {
      const ids = cases.cases.map(({ id }) => id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    })

    test.each(cases.cases.map((one) => [one.id, one.title, one] as const))('%s（%s）', (_, __, one) => {
      expect(one.expected).toBeDefined()
      expect(disagreements(scoreCase(ruleset, cases, one), one.expected ?? {})).toEqual([])
    })

    test('asks of what scores nothing what the cases say', () => {
      expect(cases.provisions.flatMap((one) => provisionDisagreements(ruleset, cases, one))).toEqual([])
    })
  },
)

/** A later version may leave what it did not change to the cases of the version before it. */
test('every clause of every ruleset is named by a case', () => {
  const covered = new Map<string, Set<string>>()
  for (const { id, file } of rulesetVersions()) {
    const { value: cases } = readFactsFile(readFileSync(casesOf(file), 'utf8'), file)
    const names = covered.get(id) ?? new Set()
    for (const { facts, expected } of cases.cases) {
      for (const fact of facts) names.add(fact.clause ?? `reads ${fact.measure}`)
      for (const clause of Object.keys({ ...expected?.lines, ...expected?.states })) names.add(clause)
    }
    covered.set(id, names)
  }
  for (const { id, file } of rulesetVersions()) {
    for (const { node } of clausesOf(readRulesetFile(file).value)) {
      const names = covered.get(id)
      const named = names?.has(node.id) || (node.reads !== undefined && names?.has(`reads ${node.reads}`))
      expect({ id, clause: node.id, named }).toEqual({ id, clause: node.id, named: true })
    }
  }
})
