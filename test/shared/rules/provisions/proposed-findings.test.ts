import { expect, test } from '@jest/globals'
import { openRuleset } from '../../../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../../../shared/rules/compile-ruleset'
import { proposedFindings } from '../../../../shared/rules/provisions/proposed-findings'

const zhenjiang = compileRuleset(openRuleset('zhenjiang/quality-sheet').value)
const ofBranch = (members: number, groups: number, committees: number) =>
  proposedFindings(zhenjiang, { members, groups, committees }, 2018)

// Z22: 15 members with fewer than two groups, 7 without a committee; fewer are never proposed.
test.each([
  [15, 1, 1, ['coverage.setup.groups']],
  [15, 2, 1, []],
  [14, 1, 1, []],
  [14, 0, 1, []],
  [7, 0, 0, ['team.committee.not-set']],
  [6, 0, 0, []],
  [20, 0, 0, ['coverage.setup.groups', 'team.committee.not-set']],
])('%i members, %i groups, %i committees', (members, groups, committees, clauses) => {
  expect(ofBranch(members, groups, committees).map(({ clause }) => clause)).toEqual(clauses)
})

test('says what the roster has and what is asked', () => {
  expect(ofBranch(15, 1, 1)).toEqual([
    {
      clause: 'coverage.setup.groups',
      label: '党小组该设没设足',
      provision: 'ratio.group-size',
      target: '设党小组人数线',
      cite: '附件 基本组织覆盖 2',
      have: 1,
      least: 2,
      members: 15,
    },
  ])
})

test('a ruleset whose targets the roster cannot count proposes nothing', () => {
  const jinhua = compileRuleset(openRuleset('jinhua/fortress-index').value)
  expect(proposedFindings(jinhua, { members: 50, groups: 0, committees: 0 }, 2018)).toEqual([])
})
