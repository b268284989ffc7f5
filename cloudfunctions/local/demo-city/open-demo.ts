import type { FileStore } from '../../files/file-store'
import type { OperationContext } from '../../operations/context'
import { newId } from '../../operations/new-id'
import { openRulesetShelf } from '../../operations/ruleset-shelf'
import type { Database } from '../../store/database'
import { migrate } from '../../store/migrate'
import { migrations } from '../../store/migrations'
import type { Tables } from '../../store/tables'
import { readRulesetFile, rulesetVersions } from '../ruleset-files'
import type { CityScale } from './city-plan'
import { DEMO_START, runDemoClock } from './demo-clock'
import { clearHalfCity, readFinishMark, writeFinishMark } from './finish-mark'
import { foundDemoCity } from './found-demo-city'
import { refuseForeign } from './refuse-foreign'

/** The same seed for everybody, so that two people at two laptops speak of the same city. */
const SEED = '云川市 2026'

interface Opening {
  /** milliseconds since 1970-01-01T00:00Z by the machine's clock */
  readonly realNow: () => number
  readonly scale: CityScale
  /** told what is being done */
  readonly say: (line: string) => void
}

/**
 * Brings a database to the schema and to the demo city. Where there is none it is founded; where a founding was
 * interrupted, what it left is taken away first.
 * @throws AppError `conflict` when the database holds anything else
 */
export async function openDemo(
  database: Database<Tables>,
  files: FileStore,
  { realNow, scale, say }: Opening,
): Promise<OperationContext> {
  await refuseForeign(database)
  await migrate(database, migrations)
  const rulesets = rulesetVersions().map(({ file }) => readRulesetFile(file).value)
  const given = { database, files, rulesets, program: openRulesetShelf(rulesets) }
  const known = await readFinishMark(database)
  let { foundedAt, last } = known
  if (foundedAt === null) {
    if (known.begun) {
      say('演示城市：上次没有建完，清掉重来')
      await clearHalfCity(database)
    }
    await withoutFlushing(database, () =>
      foundDemoCity(given, { seed: SEED, scale, onMonth: (month) => say(`演示城市：写入 ${inWords(month)}`) }),
    )
    foundedAt = Math.floor(realNow())
    last = DEMO_START
    await writeFinishMark({ database, now: () => DEMO_START, newId: () => newId(DEMO_START) }, foundedAt)
    say('演示城市：建好了')
  }
  const now = runDemoClock({ foundedAt, last }, realNow)
  return { ...given, now, newId: () => newId(now()) }
}

/**
 * The embedded database writes its log at each commit. Of a founding nothing counts before its last entry, which is written
 * with all that precedes it; a founding that was cut off is cleared away in any case.
 */
async function withoutFlushing({ kind, pool }: Database<Tables>, found: () => Promise<void>): Promise<void> {
  if (kind !== 'embedded') return found()
  await pool.query('set synchronous_commit to off')
  try {
    await found()
  } finally {
    await pool.query('set synchronous_commit to on')
  }
}

function inWords(month: string): string {
  const [year, number] = month.split('-')
  return `${year} 年 ${Number(number)} 月`
}
