import { beforeAll, expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import { actions } from '../../shared/access/actions'
import type { Caller } from '../../shared/access/caller'
import { type Role, roles } from '../../shared/access/roles'
import { contract } from '../../shared/contract/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { parseCivilDate } from '../../shared/values/civil-date'
import { parseId } from '../../shared/values/ids'
import { copySmallCity } from '../city/copied-city'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const UNKNOWN_ID = '0192f3a0-0000-7000-8000-00000000ffff'
const endpoints: readonly Endpoint[] = Object.values(contract)
const DAY = parseCivilDate('2020-01-01')
const pathOf = ({ path }: Endpoint) => path.replaceAll(/\{\w+\}/g, UNKNOWN_ID)
/** Endpoints whose action opens nothing to somebody without a role, not even for themselves. */
const closed = endpoints.filter(({ who }) => who !== 'anyone' && who !== 'signed-in' && !actions[who].self)

describeOnBoth('every endpoint of the product', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await copySmallCity(context)
    api = openApi(context)
  })

  test('knows its caller, or says that anybody may call', async () => {
    for (const endpoint of endpoints.filter(({ who }) => who !== 'anyone')) {
      const answer = await api.call(null, endpoint.method.toUpperCase(), pathOf(endpoint))
      expect({ name: endpoint.name, ...answer }).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
    }
    // By name and not from the contract: whoever opens a door to everybody has to come by here.
    expect(endpoints.filter(({ who }) => who === 'anyone').map(({ name }) => name)).toEqual([
      'readHealth',
      'readApiDocument',
      'logInByWechat',
      'bindByInviteCode',
      'refreshSession',
    ])
  })

  test('is not found by any role that the table of access does not entitle, and nothing is written', async () => {
    const log = () =>
      asOwner(context.database, 'list-cities', (tx) => tx.selectFrom('audit_log').select('id').orderBy('id').execute())
    const before = await log()
    const holders = { ...(await holdersOfPosts()), 'works-staff': city.worksStaff, 'organ-staff': city.organStaff }
    let refused = 0
    for (const [role, caller] of Object.entries(holders)) {
      for (const endpoint of closed) {
        const entitled: readonly string[] = actions[endpoint.who as keyof typeof actions].roles
        if (entitled.includes(role)) continue
        const answer = await api.call(caller, endpoint.method.toUpperCase(), pathOf(endpoint))
        expect({ role, name: endpoint.name, ...answer }).toMatchObject({ status: 404, answer: { code: 'not-found' } })
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(100)
    expect(await log()).toEqual(before)
  })

  /** One person a post of a branch: granted by the owner, for who may grant what is not asked here. */
  async function holdersOfPosts(): Promise<Record<string, Caller>> {
    const posts = (Object.keys(roles) as Role[]).filter((role) => role !== 'works-staff' && role !== 'organ-staff')
    const holders: Record<string, Caller> = {}
    for (const role of posts) {
      const personId = context.newId()
      await asOwner(context.database, 'list-cities', async (tx) => {
        const { cityId: city_id } = city
        const person = {
          city_id,
          id: personId,
          name: role,
          name_sort: role,
          joined_on: DAY,
          joined_precision: 'day' as const,
        }
        await tx
          .insertInto('people')
          .values({ ...person, sex: null, birth_month: null })
          .execute()
        const grant = { city_id, id: context.newId(), person_id: personId, organisation_id: city.branches[0], role }
        await tx
          .insertInto('role_grants')
          .values({ ...grant, from_date: DAY, until_date: null })
          .execute()
      })
      holders[role] = { cityId: city.member.cityId, personId: parseId(personId), sessionId: context.newId() }
    }
    return holders
  }

  test('is not found by a member without a role, and nothing is written', async () => {
    const log = () =>
      asOwner(context.database, 'list-cities', (tx) => tx.selectFrom('audit_log').select('id').orderBy('id').execute())
    const before = await log()
    expect(closed.length).toBeGreaterThan(8)
    for (const endpoint of closed) {
      const answer = await api.call(city.member, endpoint.method.toUpperCase(), pathOf(endpoint))
      expect({ name: endpoint.name, ...answer }).toMatchObject({ status: 404, answer: { code: 'not-found' } })
    }
    expect(await log()).toEqual(before)
  })
})
