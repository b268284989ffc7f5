import { beforeAll, expect, test } from '@jest/globals'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import { actions } from '../../shared/access/actions'
import { contract } from '../../shared/contract/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'

const UNKNOWN_ID = '0192f3a0-0000-7000-8000-00000000ffff'
const endpoints: readonly Endpoint[] = Object.values(contract)
const pathOf = ({ path }: Endpoint) => path.replaceAll(/\{\w+\}/g, UNKNOWN_ID)
/** Endpoints whose action opens nothing to somebody without a role, not even for themselves. */
const closed = endpoints.filter(({ who }) => who !== 'anyone' && who !== 'signed-in' && !actions[who].self)

describeOnBoth('every endpoint of the product', (open) => {
  let context: TestContext
  let city: SmallCity
  let api: TestApi
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
    city = await foundSmallCity(context)
    api = openApi(context)
  })

  test('knows its caller, or says that anybody may call', async () => {
    for (const endpoint of endpoints.filter(({ who }) => who !== 'anyone')) {
      const answer = await api.call(null, endpoint.method.toUpperCase(), pathOf(endpoint))
      expect({ name: endpoint.name, ...answer }).toMatchObject({ status: 401, answer: { code: 'unauthenticated' } })
    }
    expect(endpoints.filter(({ who }) => who === 'anyone').map(({ name }) => name)).toEqual([
      'readHealth',
      'readApiDocument',
      'logInByWechat',
      'bindByInviteCode',
      'refreshSession',
    ])
  })

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
