import { expect, test } from '@jest/globals'
import { foundFirstCity } from '../../cloudfunctions/local/found-first-city'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { parseCivilDate } from '../../shared/values/civil-date'
import { describeEmptyOnPostgres } from '../postgres/databases'

describeEmptyOnPostgres('the first city of a deployment', (createDatabase) => {
  test('is founded in an empty database with a code for its first member of staff, once', async () => {
    const url = await createDatabase()
    const city = {
      cityId: 'sample',
      name: '样例市',
      worksCommittee: '样例市直机关工委',
      founder: { name: '样例员', joinedOn: parseCivilDate('2010-01-01') },
    }
    const { inviteCode, expiresAt } = await foundFirstCity(url, city)
    expect(inviteCode.startsWith('sample')).toBe(true)
    expect(expiresAt).toBeGreaterThan(0)
    await expect(foundFirstCity(url, city)).rejects.toThrow()
    const database = await openDatabase<Tables>({ url })
    const roles = await database.kysely.selectFrom('role_grants').select('role').execute()
    const codes = await database.kysely.selectFrom('invite_codes').select('code_hash').execute()
    await database.close()
    expect(roles).toEqual([{ role: 'works-staff' }])
    expect(codes).toHaveLength(1)
    expect(codes[0]?.code_hash).not.toContain(inviteCode)
  })
})
