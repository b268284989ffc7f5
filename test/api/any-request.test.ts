import { beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import { errorAnswer } from '../../shared/contract/api-error'
import { contract } from '../../shared/contract/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { parseCivilDate } from '../../shared/values/civil-date'
import { hold } from '../activities/holding'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { png } from '../files/pictures'
import { describeOnBoth } from '../postgres/databases'
import { openTick } from '../tick/open-tick'
import { anyValue, CURSORS, type Known, pickBy } from './any-request'

/** How many requests each endpoint gets; more by hand, to hunt. */
const RUNS = Number(process.env.PIONEER_ANY_REQUESTS ?? 2)
/** What the small city has adopted. */
const ADOPTED = [
  ['default/pioneer-index', '2026-01-01'],
  ['jinhua/fortress-index', '2019-01-01'],
] as const
/** What a list must be asked besides. */
const ASKED: Readonly<Record<string, string>> = {
  listRecords: '&of=reach',
  listComplaints: '&of=reach',
  listNotices: '&of=kept',
  listStandings: '&year=2026&subject=branch',
}
const NOWHERE = '0192f3a0-0000-7000-8000-00000000ffff'
const endpoints: readonly Endpoint[] = Object.values(contract)

describeOnBoth('any request', (open) => {
  let context: TestContext
  let api: TestApi
  let city: SmallCity
  let known: Known
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    api = openApi(context)
    city = await copySmallCity(context)
    const neighbour = await copySmallCity(context, 'neighbour')
    await fill()
    await openTick(context, { limitMilliseconds: Number.POSITIVE_INFINITY }).runTick()
    const theirs = Object.values(await idsOf(neighbour.cityId)).flatMap((ids) => ids.slice(0, 1))
    const ids = await idsOf(city.cityId)
    const elsewhere = Object.values(ids).flatMap(([first]) => first ?? [])
    known = {
      ids,
      otherIds: [...theirs, ...elsewhere, NOWHERE, 'x', '', NOWHERE.toUpperCase()],
      clauses: ADOPTED.flatMap(([ruleset, version]) =>
        context
          .program(ruleset, parseCivilDate(version), {})
          .clauses.map(({ definition }): [string, string] => [ruleset, definition.id]),
      ),
    }
  }, 120_000)

  /** Something of each kind, so that ids lead somewhere. */
  async function fill(): Promise<void> {
    const ask = async (caller: Caller, method: string, path: string, body?: unknown) => {
      const { status, answer } = await api.call(caller, method, path, body)
      expect({ path, status, answer }).toMatchObject({ status: 200 })
      return answer as { id: string }
    }
    const record = (title: string) => ({ kind: 'volunteer-hours', happenedOn: '2026-11-02', title, hours: '1' })
    for (const title of ['社区服务', '敬老', '植树']) {
      await ask(city.member, 'POST', '/records', { clientId: context.newId(), record: record(title) })
    }
    await hold(context, city.secretary, city.branches[0], { kinds: ['theme-day'], heldOn: '2026-10-10' })
    const plan = { kinds: ['members-meeting'], title: '党员大会', heldOn: '2026-11-20' }
    await ask(city.secretary, 'POST', '/activities', {
      clientId: context.newId(),
      organisationId: city.branches[0],
      plan,
    })
    await ask(city.member, 'POST', '/complaints', {
      clientId: context.newId(),
      to: 'works-committee',
      text: '请公示上月得分',
    })
    await ask(city.worksStaff, 'POST', '/documents/standings', { year: 2026 })
    const picture = await api.sendBytes(city.member, 'POST', '/files', png(), 'image/png')
    expect(picture.status).toBe(200)
  }

  /** Everything in a city that has an id of its own. */
  async function idsOf(cityId: string): Promise<Record<string, string[]>> {
    const { kysely } = context.database
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'
        and table_name not in ('audit_log', 'read_log', 'submissions')`.execute(kysely)
    const found: Record<string, string[]> = {}
    for (const { name } of rows) {
      const ids = await sql<{ id: string }>`
        select id::text as id from ${sql.table(name)} where city_id = ${cityId} order by id limit 8`.execute(kysely)
      found[name] = ids.rows.map(({ id }) => id)
    }
    return found
  }

  const queryOf = (query: unknown) => {
    const entries = Object.entries((query ?? {}) as object).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`
  }

  test.each(endpoints.map(({ name }) => name))(
    'to %s is answered by its description, and is never our fault',
    async (name) => {
      const endpoint = contract[name as keyof typeof contract] as Endpoint
      const callers = [city.worksStaff, city.worksStaff, city.organStaff, city.secretary, city.member]
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (gen) => {
          const pick = pickBy(gen, fc.constantFrom)
          // A session each: one of the requests logs out.
          const caller = { ...pick(...callers), sessionId: context.newId() }
          const params = anyValue(endpoint.params, pick, known) as Record<string, unknown>
          const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, field: string) =>
            encodeURIComponent(String(Object(params)[field] ?? NOWHERE).replaceAll(/\p{Cs}/gu, '?')),
          )
          const query = queryOf(anyValue(endpoint.query, pick, known))
          const body = endpoint.body instanceof z.ZodType ? anyValue(endpoint.body, pick, known) : undefined
          const response = await api.send(caller, `${path}${query}`, {
            method: endpoint.method.toUpperCase(),
            ...(body === undefined
              ? {}
              : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
          })
          expect(api.log.at(-1)).not.toHaveProperty('fault')
          expect(api.log.at(-1)).not.toHaveProperty('undeclared')
          if (response.status === 200) return
          const answer: unknown = await response.json()
          expect(errorAnswer.parse(answer).message).toMatch(/\p{Script=Han}/u)
          // WeChat is down here, and asked only by who signs in.
          expect(response.status).toBeLessThan(name === 'logInByWechat' || name === 'bindByInviteCode' ? 504 : 500)
        }),
        { numRuns: RUNS },
      )
    },
  )

  const listed = endpoints.filter(({ query }) => 'cursor' in query.shape)

  test('a position in a list that nobody was given is refused or leads nowhere', async () => {
    expect(listed.length).toBeGreaterThan(8)
    for (const { name, path } of listed) {
      const asked = ASKED[name] ?? ''
      const whole = await api.call(city.worksStaff, 'GET', `${path}?limit=100${asked}`)
      expect({ name, ...whole }).toMatchObject({ status: 200 })
      for (const cursor of CURSORS) {
        const { status, answer } = await api.call(city.worksStaff, 'GET', `${path}?cursor=${cursor}${asked}`)
        expect({ name, cursor, status, answer, known: [200, 400].includes(status) }).toMatchObject({ known: true })
      }
    }
  })
})
