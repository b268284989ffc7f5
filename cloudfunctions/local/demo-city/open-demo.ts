import { AppError } from '../../../shared/values/app-error'
import type { FileStore } from '../../files/file-store'
import type { OperationContext } from '../../operations/context'
import { newId } from '../../operations/new-id'
import { openRulesetShelf } from '../../operations/ruleset-shelf'
import { asOwner } from '../../store/as-owner'
import type { Database } from '../../store/database'
import { migrate } from '../../store/migrate'
import { migrations } from '../../store/migrations'
import type { Tables } from '../../store/tables'
import { readRulesetFile, rulesetVersions } from '../ruleset-files'
import { DEMO_CITY, foundDemoCity } from './found-demo-city'

/** The demo city's own clock starts here and runs on; a later start continues from its last entry. */
const START = Date.parse('2026-11-20T09:00:00+08:00')

/**
 * Brings a database to the schema and to the demo city, founding it where there is none.
 * @param elapsed milliseconds since the process began
 * @throws AppError `conflict` when the database holds another city
 */
export async function openDemo(
  database: Database<Tables>,
  files: FileStore,
  elapsed: () => number,
): Promise<OperationContext> {
  await migrate(database, migrations)
  const { cities, last } = await asOwner(database, 'open-demo', async (tx) => ({
    cities: (await tx.selectFrom('cities').select('city_id').execute()).map(({ city_id: id }) => id),
    last:
      (
        await tx
          .selectFrom('audit_log')
          .select(({ fn }) => fn.max('at').as('at'))
          .executeTakeFirst()
      )?.at ?? null,
  }))
  const others = cities.filter((id) => id !== DEMO_CITY)
  if (others.length > 0) {
    throw new AppError('conflict', `这个数据库里有别的城市（${others.join('、')}），演示程序不会使用它`)
  }
  const begun = Math.max(START, last === null ? 0 : last.getTime() + 1)
  const now = () => begun + Math.floor(elapsed())
  const rulesets = rulesetVersions().map(({ file }) => readRulesetFile(file).value)
  const context: OperationContext = {
    database,
    files,
    rulesets,
    now,
    newId: () => newId(now()),
    program: openRulesetShelf(rulesets),
  }
  if (cities.length === 0) await foundDemoCity(context)
  return context
}
