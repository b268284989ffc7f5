import { expect, test } from '@jest/globals'
import { writtenChange } from '../../miniprogram/src/app/written-change'

test.each([
  ['12.5', '14.5 小时', '由 12.5 到 14.5 小时'],
  ['缺 3 次', '缺 1 次', '由缺 3 次到缺 1 次'],
  ['无', '国家级 1 项', '有国家级 1 项'],
  ['市级 1 项、县级 2 项', '国家级 1 项、市级 1 项、县级 2 项', '再有国家级 1 项'],
  ['市级 1 项、县级 2 项', '市级 1 项、县级 3 项', '由县级 2 项到县级 3 项'],
  ['90.00', '92.50', '由 90.00 到 92.50'],
])('%s and %s are %s', (from, to, written) => {
  expect(writtenChange(from, to)).toBe(written)
})
