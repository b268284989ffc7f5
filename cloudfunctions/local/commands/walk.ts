import { randomUUID } from 'node:crypto'
import axios, { isAxiosError } from 'axios'

interface Line {
  readonly clause: string
  readonly label: string
  readonly points: string
  readonly facts: string
  readonly arithmetic: string
  readonly cite: string
}

interface Index {
  readonly ruleset: string
  readonly title: string
  readonly total: string
  readonly standing: string | null
  readonly lines: readonly Line[]
}

type Call = <T>(method: 'get' | 'post', path: string, body?: unknown) => Promise<T>

const YEAR = 2026

/**
 * Walks a point's way through the running server, over HTTP alone: a member logs hours, the secretary approves, the
 * index moves by its line; then a theme day fills a month that lacked one. Both are taken back at the end by the
 * same operations a secretary has, so that the walk can be walked again.
 */
async function main(): Promise<void> {
  const base = `http://127.0.0.1:${process.env.PORT ?? '4100'}`
  const anyone = caller(base)
  const [member, secretary] = [await logIn(base, anyone, 'member'), await logIn(base, anyone, 'secretary')]
  const { personId, membership } = await member<{ personId: string; membership: { branchId: string } }>('get', '/me')
  const { branchId } = membership
  const memberIndex = () => member<{ items: Index[] }>('get', `/members/${personId}/index?year=${YEAR}`)
  const branchIndex = () => secretary<{ items: Index[] }>('get', `/organisations/${branchId}/index?year=${YEAR}`)

  const [before, fortress] = [await memberIndex(), await branchIndex()]
  const record = await member<{ id: string; revision: number }>('post', '/records', {
    clientId: randomUUID(),
    record: { kind: 'volunteer-hours', happenedOn: '2026-11-14', title: '社区志愿服务', hours: '2.5' },
  })
  const decided = await secretary<{ items: { revision: number; done: boolean }[] }>('post', '/records/decisions', {
    step: 'approve',
    reason: null,
    records: [{ id: record.id, revision: record.revision }],
  })
  say('一、党员填报志愿服务 2.5 小时，书记通过')
  tell(before.items, (await memberIndex()).items, 'default/pioneer-index', 'basic.volunteer')
  tell(fortress.items, (await branchIndex()).items, 'jinhua/fortress-index', 'basic.ideology.4')

  const atFirst = await branchIndex()
  const opened = await secretary<{ id: string; revision: number }>('post', '/activities', {
    clientId: randomUUID(),
    organisationId: branchId,
    plan: { kinds: ['theme-day'], title: '补开主题党日', heldOn: '2026-09-18' },
  })
  const { attendance } = await secretary<{ attendance: { personId: string }[] }>('get', `/activities/${opened.id}`)
  const listed = await secretary<{ revision: number }>('post', `/activities/${opened.id}/attendance`, {
    revision: opened.revision,
    people: attendance.map(({ personId: id }) => ({ personId: id, status: 'present' })),
  })
  const closed = await secretary<{ revision: number }>('post', `/activities/${opened.id}/close`, {
    revision: listed.revision,
  })
  say('二、书记补开九月的主题党日并结束')
  tell(atFirst.items, (await branchIndex()).items, 'jinhua/fortress-index', 'basic.ideology.4')

  const reopened = await secretary<{ revision: number }>('post', `/activities/${opened.id}/reopen`, {
    revision: closed.revision,
    reason: '走查结束，恢复原状',
  })
  await secretary('post', `/activities/${opened.id}/cancel`, {
    revision: reopened.revision,
    reason: '走查结束，恢复原状',
  })
  await secretary('post', `/records/${record.id}/reversal`, {
    revision: decided.items[0]?.revision,
    reason: '走查结束，恢复原状',
  })
  say('三、撤销活动、冲销记录，指数恢复原状')
  tell(before.items, (await memberIndex()).items, 'default/pioneer-index', 'basic.volunteer')
  tell(atFirst.items, (await branchIndex()).items, 'jinhua/fortress-index', 'basic.ideology.4')
}

async function logIn(base: string, anyone: Call, account: string): Promise<Call> {
  const { accessToken } = await anyone<{ accessToken: string }>('post', '/demo/sessions', { account })
  return caller(base, accessToken)
}

function caller(baseURL: string, token?: string): Call {
  const http = axios.create({ baseURL, ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}) })
  return async (method, path, body) => (await http.request({ method, url: path, ...(body ? { data: body } : {}) })).data
}

function tell(before: readonly Index[], after: readonly Index[], ruleset: string, clause: string): void {
  const [was, is] = [before, after].map((indices) => indices.find((index) => index.ruleset === ruleset))
  if (!was || !is) throw new Error(`没有 ${ruleset} 的得分`)
  say(`  ${is.title}　总分 ${was.total} → ${is.total}　等次 ${was.standing ?? '不评定'} → ${is.standing ?? '不评定'}`)
  for (const [word, index] of [
    ['前', was],
    ['后', is],
  ] as const) {
    const line = index.lines.find((one) => one.clause === clause)
    if (line)
      say(`    ${word} ${clause} ${line.label} ${line.points}（${line.facts}；${line.arithmetic}；${line.cite}）`)
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  const answer = isAxiosError(error) ? JSON.stringify(error.response?.data ?? error.message) : String(error)
  process.stderr.write(`走查失败：${answer}\n`)
  process.exitCode = 1
})
