import { randomBytes } from 'node:crypto'
import { parseCityId, parseId } from '../../shared/values/ids'
import { systemClock } from '../deployed/system-clock'
import { newId } from '../operations/new-id'
import { foundCity, type NewCity } from '../operations/organisations/found-city'
import { openRulesetShelf } from '../operations/ruleset-shelf'
import { makeInviteCode } from '../operations/sign-in/make-invite-code'
import { migrate } from '../store/migrate'
import { migrations } from '../store/migrations'
import { openPostgres } from '../store/open-postgres'
import type { Tables } from '../store/tables'

/**
 * Founds a city in a deployed database and makes the code by which its first member of staff binds their WeChat.
 * Whoever runs it holds the database's address; nothing that is deployed can do this.
 * @throws what the database throws when the city is there already
 */
export async function foundFirstCity(url: string, city: NewCity): Promise<{ inviteCode: string; expiresAt: number }> {
  const database = await openPostgres<Tables>(url)
  try {
    await migrate(database, migrations)
    const fresh = () => newId(systemClock())
    const noFiles = () => Promise.reject(new Error('founding a city keeps no files'))
    const context = {
      database,
      files: { put: noFiles, get: noFiles, delete: noFiles },
      rulesets: [],
      now: systemClock,
      newId: fresh,
      program: openRulesetShelf([]),
      randomBytes,
    }
    const { founderId } = await foundCity(context, city)
    const founder = { cityId: parseCityId(city.cityId), personId: parseId(founderId), sessionId: fresh() }
    return await makeInviteCode(context, founder, founderId)
  } finally {
    await database.close()
  }
}
