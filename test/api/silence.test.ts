import { expect, test } from '@jest/globals'
import type { Handlers } from '../../cloudfunctions/api/handlers'
import { createLog } from '../../cloudfunctions/api/log'
import { AppError } from '../../shared/values/app-error'
import { createSample, type sampleContract } from './sample'

const SECRET = '张三'
const SQL = 'select name from people where phone = 13800000000'
const body = JSON.stringify({ title: '社区志愿服务', on: '2026-11-20', hours: '2.5', note: SECRET })

type Submit = Handlers<typeof sampleContract>['submitRecord']

async function submit(handler: Submit) {
  const { call, state } = createSample({ submitRecord: handler })
  const { status, answer, headers } = await call('POST', '/records', body)
  const line: unknown = JSON.parse(state.log.join(''))
  const everything = JSON.stringify([answer, [...headers], state.log])
  for (const forbidden of [SECRET, 'zhangsan', 'select', '13800000000', '    at ', 'node_modules', 'eyJ']) {
    expect(everything).not.toContain(forbidden)
  }
  return { status, answer, line }
}

class PgError extends Error {
  override readonly name = `error ${SECRET}`
  readonly code = '23505'
  readonly constraint = 'records_pkey'
  readonly detail = `Key (name)=(${SECRET}) already exists.`
  readonly query = SQL
}

test('an unexpected error is told by id only, to the caller and to the log', async () => {
  const { status, answer, line } = await submit(() => {
    throw new PgError(`duplicate key: ${SQL} ${SECRET}\n    at ${SECRET} (zhangsan.ts:1:1)`)
  })
  expect(status).toBe(500)
  expect(answer).toEqual({ code: 'internal', message: expect.stringMatching(/服务器出了问题.*[0-9a-f-]{36}/) })
  expect(line).toMatchObject({
    level: 'error',
    endpoint: 'submitRecord',
    status: 500,
    code: 'internal',
    cityId: 'jinhua',
    fault: {
      kind: 'Error',
      sqlState: '23505',
      constraint: 'records_pkey',
      file: 'silence.test.ts',
      line: expect.any(Number),
    },
  })
})

test('a thrown value that is no error is ours too', async () => {
  const thrown: unknown = { name: SECRET, sql: SQL }
  const { status, line } = await submit(() => Promise.reject(thrown))
  expect(status).toBe(500)
  expect(line).toMatchObject({ fault: { kind: 'object' } })
})

test('an answer with a column that nobody described never leaves the house', async () => {
  const { status, line } = await submit(async ({ body: { title, hours } }, caller) => {
    const row = { id: caller.personId, title, hours, points: 5, name: SECRET }
    return row as unknown as Awaited<ReturnType<Submit>>
  })
  expect(status).toBe(500)
  expect(line).toMatchObject({ fault: { kind: 'AnswerMismatch', fields: [' unrecognized_keys'] } })
})

test('what was typed is not logged, even when it is refused', async () => {
  const { status, line } = await submit(() => Promise.reject(new AppError('future-date', '服务日期不能晚于今天')))
  expect(status).toBe(422)
  expect(line).toMatchObject({ level: 'info', code: 'future-date', milliseconds: 0 })
  expect(line).not.toHaveProperty('undeclared')
})

test('a refusal that the endpoint does not declare is answered and reported', async () => {
  const { status, line } = await submit(() => Promise.reject(new AppError('exclusive', '互斥的两条同时填写')))
  expect(status).toBe(422)
  expect(line).toMatchObject({ level: 'warn', code: 'exclusive', undeclared: true })
})

test('the log writes only the fields it knows', () => {
  const lines: string[] = []
  const entry = { requestId: 'r', endpoint: null, status: 500, milliseconds: 1, name: SECRET, message: SQL }
  createLog({ write: (line) => lines.push(line) })({
    ...entry,
    fault: { kind: 'Error', ...{ stack: SQL, detail: SECRET } },
  })
  expect(JSON.parse(lines.join(''))).toEqual({
    level: 'error',
    time: expect.any(Number),
    requestId: 'r',
    endpoint: null,
    status: 500,
    milliseconds: 1,
    fault: { kind: 'Error' },
    msg: 'answered',
  })
})
