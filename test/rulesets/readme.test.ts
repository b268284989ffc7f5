import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { FACT_FIELDS } from '../../shared/rules/facts/fact'
import { clause } from '../../shared/rules/schema/clause'
import { PROVISION_KINDS } from '../../shared/rules/schema/provisions'

const page = readFileSync('rulesets/README.md', 'utf8')
const mechanisms = clause.options.map((option) => option.shape.mechanism.value)

test.each([...mechanisms, ...FACT_FIELDS, ...PROVISION_KINDS])('the clerk’s page explains `%s`', (word) => {
  expect(page).toContain(`\`${word}\``)
})

test('each mechanism has one row of its own with its Chinese name', () => {
  for (const name of mechanisms) {
    expect(page.match(new RegExp(`^\\| \`${name}\` +\\| \\p{Script=Han}+`, 'gmu'))).toHaveLength(1)
  }
})

test('each parameter of a mechanism is explained in its row or among what every clause may have', () => {
  const common = new Set(Object.keys(clause.options[0].shape).filter((key) => key in clause.options[1].shape))
  for (const option of clause.options) {
    const name = option.shape.mechanism.value
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? ''
    const own = Object.keys(option.shape).filter((key) => !common.has(key))
    for (const parameter of own)
      expect({ name, parameter, explained: row.includes(parameter) }).toMatchObject({ explained: true })
  }
})
