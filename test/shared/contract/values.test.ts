import { expect, test } from '@jest/globals'
import * as z from 'zod'
import { issuesOf } from '../../../shared/contract/api-error'
import * as values from '../../../shared/contract/values'

const UUID = '0192f3a0-0000-7000-8000-000000000001'

test.each([
  [values.id, UUID, UUID],
  [values.cityId, 'jinhua', 'jinhua'],
  [values.civilDate, '2026-02-28', '2026-02-28'],
  [values.yearMonth, '2026-12', '2026-12'],
  [values.hours, '2.5', 10],
  [values.points, '-1.05', -105],
  [values.text(1, 4), '志愿', '志愿'],
  [values.lines(1, 9), '一\n二', '一\n二'],
  [values.instant, '2026-11-21T08:00:00.000Z', 1_795_248_000_000],
  [values.wholeInQuery(1, 100), '20', 20],
] as const)('%# travels as text, is a value in code, and travels back the same', (schema, wire, code) => {
  expect(schema.decode(wire)).toBe(code)
  expect(z.encode(schema as z.ZodType, code)).toBe(wire)
})

test.each([
  [values.id, UUID.toUpperCase(), 'not-an-id'],
  [values.id, '1', 'not-an-id'],
  [values.cityId, 'a', 'not-an-id'],
  [values.cityId, `a${'b'.repeat(31)}`, 'not-an-id'],
  [values.cityId, 'Jinhua', 'not-an-id'],
  [values.civilDate, '2026-02-29', 'not-a-date'],
  [values.yearMonth, '2026-13', 'not-a-date'],
  [values.hours, '0.1', 'precision'],
  [values.hours, '-1', 'negative'],
  [values.points, '1.005', 'precision'],
  [values.points, 'NaN', 'not-a-number'],
  [values.text(1, 2), '三个字', 'text-length'],
  [values.text(1, 2), '\u0000', 'forbidden-character'],
  [values.text(1, 5), '一\n二', 'forbidden-character'],
] as const)('%# refuses with the code of its parser and a Chinese sentence', (schema, wire, code) => {
  const whole = z.strictObject({ field: (schema as z.ZodType).meta({ title: '此项' }).optional() })
  const parsed = whole.safeParse({ field: wire }, { reportInput: true })
  const [issue, ...others] = parsed.error ? issuesOf('body', whole, parsed.error) : []
  expect(issue).toMatchObject({ in: 'body', path: 'field', code })
  expect(issue?.message).toMatch(/^此项：.*\p{Script=Han}/u)
  expect(others).toEqual([])
})

test('a long echo is cut', () => {
  const parsed = values.civilDate.safeParse('9'.repeat(5000), { reportInput: true })
  const [issue] = parsed.error ? issuesOf('query', values.civilDate, parsed.error) : []
  expect(issue?.message.length).toBeLessThan(210)
})

test('a field is called by its Chinese name however deep it lies', () => {
  const kind = <const K extends string>(name: K) => ({ kind: z.literal(name) })
  const body = z.strictObject({
    days: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ ...kind('study'), spent: values.hours.meta({ title: '学习时长' }).nullable() }),
        z.strictObject({ ...kind('other') }),
      ]),
    ),
  })
  const parsed = body.safeParse({ days: [{ kind: 'other' }, { kind: 'study', spent: '0.1' }] }, { reportInput: true })
  expect(parsed.error ? issuesOf('body', body, parsed.error) : []).toEqual([
    {
      in: 'body',
      path: 'days.1.spent',
      message: '学习时长：时长以一刻钟（0.25 小时）为单位：0.1',
      code: 'precision',
    },
  ])
})
