import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { createApp } from '../../cloudfunctions/api/app'
import type { Handlers } from '../../cloudfunctions/api/handlers'
import { createLog } from '../../cloudfunctions/api/log'
import { createSystemHandlers } from '../../cloudfunctions/api/system-handlers'
import { createAccessTokens, hashRefreshToken, mintRefreshToken, readTokenKeys } from '../../cloudfunctions/api/tokens'
import type { Caller } from '../../shared/access/caller'
import { defineContract, defineEndpoint, fileAnswer, fileBody } from '../../shared/contract/endpoint'
import { readApiDocument } from '../../shared/contract/endpoints/read-api-document'
import { readHealth } from '../../shared/contract/endpoints/read-health'
import * as values from '../../shared/contract/values'
import { AppError } from '../../shared/values/app-error'
import { parseCityId, parseId } from '../../shared/values/ids'
import { pointsFromHundredths } from '../../shared/values/points'

const { id, civilDate, hours, points, text, lines, pageQuery, page } = values
const record = z.strictObject({
  id: id.meta({ title: '记录编号' }),
  title: text(1, 20).meta({ title: '标题' }),
  hours: hours.meta({ title: '服务时长' }),
  points: points.meta({ title: '得分' }),
})

const submitRecord = defineEndpoint({
  name: 'submitRecord',
  method: 'post',
  path: '/records',
  summary: '填报一条志愿服务记录',
  who: 'record.submit',
  body: () =>
    z.strictObject({
      title: text(1, 20).meta({ title: '标题' }),
      on: civilDate.meta({ title: '服务日期' }),
      hours: hours.meta({ title: '服务时长' }),
      note: lines(0, 300_000).meta({ title: '说明' }).optional(),
      extra: z.array(z.unknown()).meta({ title: '附加' }).optional(),
    }),
  output: () => record,
  errors: ['future-date'],
})

const readRecord = defineEndpoint({
  name: 'readRecord',
  method: 'get',
  path: '/records/{recordId}',
  summary: '看一条记录',
  who: 'signed-in',
  params: { recordId: id.meta({ title: '记录编号' }) },
  output: () => record,
  errors: [],
})

const listWaiting = defineEndpoint({
  name: 'listWaiting',
  method: 'get',
  path: '/records/waiting',
  summary: '等我审批的记录',
  who: 'record.approve',
  query: () => pageQuery,
  output: () => page(record),
  errors: [],
})

const withdrawRecord = defineEndpoint({
  name: 'withdrawRecord',
  method: 'delete',
  path: '/records/{recordId}',
  summary: '撤回一条记录',
  who: 'record.submit',
  params: { recordId: id.meta({ title: '记录编号' }) },
  output: () => z.strictObject({}),
  errors: ['conflict'],
})

const keepEvidence = defineEndpoint({
  name: 'keepEvidence',
  method: 'post',
  path: '/evidence',
  summary: '交一份依据',
  who: 'signed-in',
  body: () => fileBody(1024 * 1024, 'image/png'),
  output: () => z.strictObject({ bytes: z.int().meta({ title: '字节数' }) }),
  errors: [],
})

const readEvidence = defineEndpoint({
  name: 'readEvidence',
  method: 'get',
  path: '/evidence/{evidenceId}',
  summary: '看一份依据',
  who: 'signed-in',
  params: { evidenceId: id },
  output: () => fileAnswer('image/png'),
  errors: [],
})

const refreshSession = defineEndpoint({
  name: 'refreshSession',
  method: 'post',
  path: '/session/refresh',
  summary: '用续期凭证换取新凭证',
  who: 'anyone',
  body: () => z.strictObject({ refreshToken: z.string().max(100).meta({ title: '续期凭证' }) }),
  output: () => z.strictObject({ accessToken: z.string(), refreshToken: z.string() }),
  errors: ['unauthenticated'],
})

/** A small contract with one endpoint of every kind the framework knows. */
export const sampleContract = defineContract(
  readHealth,
  readApiDocument,
  readRecord,
  listWaiting,
  submitRecord,
  withdrawRecord,
  keepEvidence,
  readEvidence,
  refreshSession,
)

const KEYS = readTokenKeys(`now:${Buffer.alloc(32, 1).toString('base64url')}`)
export const UNKNOWN_ID = '0192f3a0-0000-7000-8000-00000000ffff'
export const CALLER: Caller = {
  cityId: parseCityId('jinhua'),
  personId: parseId('0192f3a0-0000-7000-8000-000000000001'),
  sessionId: parseId('0192f3a0-0000-7000-8000-000000000002'),
}

/** An app over the sample contract that keeps its records in memory, with a clock, a session and a log to look at. */
export function createSample(override: Partial<Handlers<typeof sampleContract>> = {}) {
  const state = {
    now: Date.parse('2026-11-21T08:00:00Z'),
    sessionLive: true,
    entitled: new Set<string>(['record.submit', 'record.approve']),
    log: [] as string[],
    refreshHash: '',
    refreshes: 0,
    callers: [] as unknown[],
  }
  const tokens = createAccessTokens(KEYS, () => state.now)
  const records = new Map<string, Awaited<ReturnType<Handlers<typeof sampleContract>['readRecord']>>>()
  const rotate = async () => {
    const { refreshToken, refreshHash } = mintRefreshToken()
    state.refreshHash = refreshHash
    return { accessToken: (await tokens.mint(CALLER)).accessToken, refreshToken }
  }
  const find = (recordId: string) => {
    const found = records.get(recordId)
    if (!found) throw new AppError('not-found', '没有找到这条记录')
    return found
  }
  const handlers: Handlers<typeof sampleContract> = {
    ...createSystemHandlers(sampleContract, '0.1.0'),
    async submitRecord({ body }, caller) {
      state.callers.push(caller)
      if (body.on > '2026-11-21') throw new AppError('future-date', '服务日期不能晚于今天')
      if (body.title === '未声明') throw new AppError('exclusive', '互斥')
      const kept = {
        id: parseId(randomUUID()),
        title: body.title,
        hours: body.hours,
        points: pointsFromHundredths(body.hours * 50),
      }
      records.set(kept.id, kept)
      return kept
    },
    readRecord: async ({ params }) => find(params.recordId),
    listWaiting: async ({ query }) => ({ items: [...records.values()].slice(0, query.limit ?? 20), next: null }),
    async withdrawRecord({ params }) {
      records.delete(find(params.recordId).id)
      return {}
    },
    keepEvidence: async ({ body }) => ({ bytes: body.bytes.length }),
    async readEvidence({ params }) {
      if (params.evidenceId === UNKNOWN_ID) throw new AppError('not-found', '没有找到这份依据')
      return { contentType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }
    },
    async refreshSession({ body }) {
      state.refreshes += 1
      if (hashRefreshToken(body.refreshToken) !== state.refreshHash) {
        throw new AppError('unauthenticated', '登录已失效，请重新登录')
      }
      return rotate()
    },
    ...override,
  }
  const app = createApp({
    endpoints: sampleContract,
    handlers,
    verifyToken: tokens.verify,
    isSessionLive: async () => state.sessionLive,
    mayCall: async (_, action) => state.entitled.has(action),
    log: createLog({ write: (line) => state.log.push(line) }),
    newRequestId: randomUUID,
    now: () => state.now,
  })
  const call = async (
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const { accessToken } = await tokens.mint(CALLER)
    const response = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const type = response.headers.get('content-type') ?? ''
    const answer: unknown = type.startsWith('application/json') ? await response.json() : undefined
    return { status: response.status, answer, headers: response.headers }
  }
  return { app, state, tokens, rotate, call, records }
}
