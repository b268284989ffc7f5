import { expect, test } from '@jest/globals'
import * as z from 'zod'
import { readYaml } from '../../../shared/rules/read-yaml'
import { deepestIssue, issueInWords } from '../../../shared/values/issue-in-words'

function sentence(schema: z.ZodType, value: unknown): string | undefined {
  const [issue] = schema.safeParse(value, { reportInput: true }).error?.issues ?? []
  return issue && issueInWords(deepestIssue(issue))
}

test.each([
  [z.strictObject({ a: z.string() }), {}, '没有填写'],
  [z.strictObject({ a: z.string() }), { a: 7 }, '类型不对，应为文字'],
  [z.strictObject({ a: z.int() }), { a: 1.5 }, '类型不对，应为整数'],
  [z.strictObject({}), { extra: 1 }, '不认识的写法 “extra”'],
  [z.enum(['甲', '乙']), '丙', '只能是 “甲”、“乙” 之一'],
  [z.strictObject({ a: z.enum(['甲', '乙']) }), {}, '没有填写'],
  [z.string().min(2), '甲', '至少 2 个字'],
  [z.array(z.int()).max(1), [1, 2], '至多 1 项'],
  [z.number().max(5), 6, '至多为 5'],
  [z.number().multipleOf(5), 6, '应为 5 的倍数'],
  [z.iso.datetime(), 'x', '写法不合格式'],
  [z.string().regex(/^a$/, '应填 a'), 'x', '应填 a'],
  [z.string().refine(() => false), 'x', '不合要求'],
  [
    z.union([z.strictObject({ a: z.strictObject({ b: z.int() }) }), z.string()]),
    { a: { b: 'x' } },
    '类型不对，应为数字',
  ],
  [z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('a') })]), { kind: 'b' }, '“kind”的取值不在规定之内'],
])('%# is said in Chinese', (schema, value, expected) => {
  expect(sentence(schema, value)).toBe(expected)
})

test('a value of the wrong type in a YAML file is not called missing', () => {
  const read = () => readYaml('title: 7\n', 'a.yaml', z.strictObject({ title: z.string() }), 'facts-invalid')
  expect(read).toThrow('a.yaml:1 title：类型不对，应为文字')
})
