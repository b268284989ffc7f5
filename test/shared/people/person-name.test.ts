import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalName, personName } from '../../../shared/people/person-name'

test.each([
  ['艾力•买买提', '艾力·买买提'],
  ['艾力 ・ 买买提', '艾力·买买提'],
  ['  Zhang \t San ', 'Zhang San'],
  ['曾　文', '曾 文'],
  ['Amélie', 'Amélie'],
])('“%s” is kept as “%s”', (typed, kept) => {
  expect(canonicalName(typed)).toBe(kept)
})

test('a name that is kept stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('甲', '·', '•', '．', ' ', '　', 'é', 'e', '\u0301') }), (typed) => {
      const kept = canonicalName(typed)
      expect(canonicalName(kept)).toBe(kept)
      expect(kept).not.toMatch(/[•．　]|^\s|\s$|\s\s/u)
    }),
  )
})

test('a name is checked in the form it is kept in', () => {
  expect(personName.parse('  艾力 • 买买提 ')).toBe('艾力·买买提')
  for (const wrong of ['', '  ', '甲\n乙', '甲\u0000', '\u202E甲', '甲'.repeat(51), null, 5]) {
    expect(personName.safeParse(wrong).success).toBe(false)
  }
})
