import { expect, test } from '@jest/globals'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../../shared/access/caller'
import { contract } from '../../shared/contract/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { eachTestACity } from '../city/each-test-a-city'
import { png } from '../files/pictures'
import { describeOnBoth } from '../postgres/databases'
import { roster } from '../roster/workbooks'
import { openTick } from '../tick/open-tick'

const changing: readonly Endpoint[] = Object.values(contract).filter(({ method }) => method !== 'get')

/** Whether a request names what it saw or under which id it was made, so that its copies are known as copies. */
function namesItself({ body, query }: Endpoint): boolean {
  const schemas = [body, query].filter((schema) => schema instanceof z.ZodType)
  const named = schemas.flatMap((schema) => fieldsOf(schema))
  return named.some((field) => field === 'clientId' || field === 'revision')
}

/** The names of all fields of a schema, those of listed and optional objects included. */
function fieldsOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...fieldsOf(field)])
  }
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fieldsOf(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsOf(option))
  return []
}

/** Sessions are begun, renewed and ended as often as asked; their own tests say what a copy does. */
const SESSIONS = ['logInByWechat', 'bindByInviteCode', 'refreshSession', 'logOut'] as const
/** Only a code's hash is kept, so that it cannot be told again: asked twice, the first code ends and the second holds. */
const CODES = ['makeInviteCode'] as const

type Send = () => Promise<{ status: number; answer: unknown }>

describeOnBoth('a request that comes twice', (open) => {
  const here = eachTestACity(open)
  const as = (caller: Caller, method: string, path: string, body?: unknown): Send => {
    return () => here.api.call(caller, method, path, body)
  }
  const done = async (send: Send) => {
    const { status, answer } = await send()
    expect({ status, answer }).toMatchObject({ status: 200 })
    return answer as { id: string; revision: number }
  }
  const branch = () => here.city.branches[0]

  /** Requests that name neither a revision nor an id of their own: what a copy of each does is shown here. */
  const twice: Readonly<Record<string, () => Promise<Send>>> = {
    createOrganisation: async () =>
      as(here.city.worksStaff, 'POST', '/organisations', {
        parentId: here.city.organs[0],
        kind: 'branch',
        name: '甲局第二支部',
        foundedOn: '2026-01-01',
      }),
    createPerson: async () => as(here.city.organStaff, 'POST', '/people', entrant('新党员')),
    createPeople: async () =>
      as(here.city.organStaff, 'POST', '/people/batch', { people: [entrant('新甲'), entrant('新乙')] }),
    grantRole: async () =>
      as(here.city.worksStaff, 'POST', '/roles', {
        personId: here.city.member.personId,
        organisationId: branch(),
        role: 'committee-member',
        from: '2026-11-01',
        until: null,
      }),
    putSetting: async () =>
      as(here.city.organStaff, 'POST', '/settings', {
        subject: { personId: here.city.member.personId },
        setting: { name: 'member.scored', value: { scored: true } },
        from: '2026-11-01',
        until: null,
        reason: '本人要求',
      }),
    adoptRuleset: async () =>
      as(here.city.worksStaff, 'POST', '/adoptions', {
        ruleset: 'haimen/model-checklist',
        version: '2019-11-04',
        year: 2026,
        options: {},
        reasons: {},
      }),
    endSetting: async () => {
      const { id } = await done(await made('putSetting'))
      return as(here.city.organStaff, 'POST', `/settings/${id}/end`, { until: '2026-11-19' })
    },
    attestStudy: async () =>
      as(here.city.secretary, 'POST', '/study-attestations', {
        branchId: branch(),
        quarter: '2026Q3',
        personIds: [here.city.member.personId],
      }),
    withdrawAttestation: async () => {
      await done(await made('attestStudy'))
      return as(here.city.secretary, 'POST', '/study-attestations/withdraw', {
        branchId: branch(),
        quarter: '2026Q3',
        personId: here.city.member.personId,
        reason: '认定有误',
      })
    },
    attachFile: async () => {
      const { id } = await uploaded()
      const record = { kind: 'hard-task', happenedOn: '2026-11-18', title: '抢险' }
      const made = as(here.city.member, 'POST', '/records', { clientId: here.context.newId(), record })
      return as(here.city.member, 'PUT', `/records/${(await done(made)).id}/files/${id}`)
    },
    uploadFile: async () => async () => ({ status: 200, answer: await uploaded() }),
    exportStandings: async () => as(here.city.organStaff, 'POST', '/documents/standings', { year: 2026 }),
    markMessageSeen: async () => {
      await openTick(here.context).runTick()
      const { answer } = await here.api.call(here.city.member, 'GET', '/mine/messages')
      const [message] = (answer as { items: { id: string }[] }).items
      return as(here.city.member, 'POST', `/mine/messages/${message?.id}/seen`)
    },
    chooseReminders: async () => as(here.city.member, 'PUT', '/mine/reminders', { wanted: false }),
    keepCalendarYear: async () =>
      as(here.city.worksStaff, 'PUT', '/calendar-years/2028', {
        daysOff: ['2028-01-01'],
        workDays: [],
        source: '国办发〔2027〕9号',
      }),
    markDuty: async () =>
      as(here.city.secretary, 'PUT', `/organisations/${branch()}/duties`, {
        ruleset: 'jinhua/fortress-index',
        duty: 'deadline.report',
        by: '2027-02-28',
        times: 1,
        doneOn: '2026-11-19',
        document: '甲党〔2026〕9号',
      }),
    previewRoster: async () => {
      const bytes = await roster(['姓名', '党支部', '入党时间'], ['张三', '甲局第一支部', '2019年5月1日'])
      return async () => {
        const response = await here.api.sendBytes(here.city.organStaff, 'POST', '/roster/preview', bytes)
        return { status: response.status, answer: await response.json() }
      }
    },
  }
  const entrant = (name: string) => ({
    name,
    sex: null,
    birthMonth: null,
    joinedOn: '2012-05-01',
    joinedPrecision: 'day',
    class: 'regular',
    branchId: branch(),
    groupId: null,
    from: '2020-01-01',
  })
  const uploaded = async () => {
    const response = await here.api.send(here.city.member, '/files', {
      method: 'POST',
      headers: { 'content-type': 'image/png' },
      body: png() as Uint8Array<ArrayBuffer>,
    })
    expect(response.status).toBe(200)
    return (await response.json()) as { id: string }
  }

  const made = async (name: string): Promise<Send> => {
    const send = await twice[name]?.()
    if (!send) throw new Error(`no request ${name}`)
    return send
  }

  /** How many rows each table of the city has and what they hold, as a hash; but for the logs of looks and of changes. */
  const everything = async () => {
    const { kysely } = here.context.database
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where column_name = 'city_id' and table_schema = 'public' and table_name not in ('read_log', 'audit_log')
      order by table_name`.execute(kysely)
    const kept: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ kept: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '') as kept
        from (select to_jsonb(held)::text as row from ${sql.table(name)} held where city_id = ${here.city.cityId}) held
        `.execute(kysely)
      kept.push(`${name}: ${rows[0]?.kept}`)
    }
    return kept
  }

  test('is known by its id or revision, or is shown below to do nothing twice', () => {
    const shown = new Set<string>([...Object.keys(twice), ...SESSIONS, ...CODES])
    const unknown = changing.filter((endpoint) => !namesItself(endpoint)).map(({ name }) => name)
    expect(unknown.filter((name) => !shown.has(name))).toEqual([])
  })

  test.each(Object.keys(twice))('%s leaves what the first one left, or says that it conflicts', async (name) => {
    const send = await made(name)
    const first = await send()
    expect(first).toMatchObject({ status: 200 })
    const before = await everything()
    const second = await send()
    expect([200, 409]).toContain(second.status)
    expect(await everything()).toEqual(before)
  })
})
