import { expect, test } from '@jest/globals'
import { openRuleset } from '../../../../cloudfunctions/local/ruleset-files'
import { targetProgress } from '../../../../shared/rules/standing/target-progress'
import { parseCivilDate } from '../../../../shared/values/civil-date'

const { targets } = openRuleset('zhenjiang/quality-sheet').value
const progress = (id: string, standings: (string | null)[], day = '2020-12-31') => {
  const target = targets.find((one) => one.id === id)
  if (!target) throw new Error(`no target ${id}`)
  return targetProgress(target, standings, parseCivilDate(day))
}
const times = (count: number, standing: string | null) => new Array<string | null>(count).fill(standing)

test('three quarters of all branches, the unstarred among them', () => {
  expect(progress('target.three-up', [...times(3, '三星'), null])).toEqual({ have: 3, of: 4, reached: true, due: true })
  expect(progress('target.three-up', [...times(74, '四星'), ...times(26, '不评星')])).toMatchObject({ reached: false })
})

test('one and a half percent is compared without rounding', () => {
  expect(progress('target.five', [...times(3, '五星'), ...times(197, '四星')])).toMatchObject({ reached: true })
  expect(progress('target.five', [...times(3, '五星'), ...times(198, '四星')])).toMatchObject({ reached: false })
})

test('the shares nest: five stars count among four and more, and those among three and more', () => {
  expect(progress('target.four-up', [...times(1, '五星'), ...times(3, '二星')])).toMatchObject({
    have: 1,
    reached: true,
  })
})

test('before its day a target is not due, and without subjects it is not reached', () => {
  expect(progress('target.three-up', [], '2020-12-30')).toEqual({ have: 0, of: 0, reached: false, due: false })
})

test('a target that counts no standings has no progress to show', () => {
  expect(progress('ratio.funds', ['四星'])).toBeNull()
})
