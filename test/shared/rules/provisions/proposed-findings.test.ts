import { expect, test } from '@jest/globals'
import { openRuleset } from '../../../../cloudfunctions/local/ruleset-files'
import { proposedFindings } from '../../../../shared/rules/provisions/proposed-findings'

const zhenjiang = openRuleset('zhenjiang/quality-sheet').value
const ofBranch = (members: number, groups: number, committees: number) =>
  proposedFindings(
    zhenjiang,
    {
      'ratio.group-size': { figure: groups, of: members },
      'ratio.committee-size': { figure: committees, of: members },
    },
    2018,
  ).map(({ clause }) => clause)

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
  expect(ofBranch(members, groups, committees)).toEqual(clauses)
})

test('what is not known is not proposed', () => {
  expect(proposedFindings(zhenjiang, {}, 2018)).toEqual([])
})
