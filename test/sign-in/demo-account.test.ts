import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { createApp } from '../../cloudfunctions/api/app'
import { createAccessTokens, readTokenKeys } from '../../cloudfunctions/api/tokens'
import { createDemoHandlers } from '../../cloudfunctions/local/demo-handlers'
import { isSessionLive } from '../../cloudfunctions/operations/sign-in/is-session-live'
import { asOwner } from '../../cloudfunctions/store/as-owner'
import type { Tables } from '../../cloudfunctions/store/tables'
import { contract } from '../../shared/contract/contract'
import { demoContract } from '../../shared/contract/demo-contract'
import { copySmallCity } from '../city/copied-city'
import { openContext } from '../city/open-context'
import { describeOnBoth } from '../postgres/databases'

const ROOT = path.join(__dirname, '../..')

describeOnBoth('demo accounts', (open) => {
  test('a demo account opens a session like any other, an unknown one opens none', async () => {
    const context = await openContext(await open<Tables>())
    const { cityId, member } = await copySmallCity(context)
    const tokens = createAccessTokens(readTokenKeys(`k:${Buffer.alloc(32, 3).toString('base64url')}`), context.now)
    const accounts = [{ account: 'member', label: '党员', cityId, personId: member.personId }]
    const app = createApp({
      endpoints: demoContract,
      handlers: createDemoHandlers(context, tokens, accounts),
      verifyToken: tokens.verify,
      isSessionLive: (caller) => isSessionLive(context, caller),
      mayCall: () => Promise.resolve(false),
      log: () => undefined,
      newRequestId: randomUUID,
      now: context.now,
    })
    const logIn = (account: string) =>
      app.request('/demo/sessions', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account }),
      })
    expect(await (await app.request('/demo/accounts')).json()).toEqual({
      accounts: [{ account: 'member', label: '党员' }],
    })
    expect((await logIn('secretary')).status).toBe(404)
    const answer = (await (await logIn('member')).json()) as { accessToken: string }
    const caller = await tokens.verify(answer.accessToken)
    expect(caller).toMatchObject({ cityId, personId: member.personId })
    expect(await isSessionLive(context, caller)).toBe(true)
    const sessions = await asOwner(context.database, 'list-cities', (tx) =>
      tx.selectFrom('sessions').select('person_id').execute(),
    )
    expect(sessions).toEqual([{ person_id: member.personId }])
  })
})

test('no deployable room and no phone knows of demo accounts', () => {
  expect(Object.keys(contract).filter((name) => /demo/i.test(name))).toEqual([])
  const rooms = ['cloudfunctions/api', 'cloudfunctions/operations', 'cloudfunctions/store', 'cloudfunctions/wechat']
  const knowing = rooms.flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /demo-contract|by-demo-account|\/local\//.test(readFileSync(path.join(ROOT, room, file), 'utf8')),
      ),
  )
  expect(knowing).toEqual([])
})
