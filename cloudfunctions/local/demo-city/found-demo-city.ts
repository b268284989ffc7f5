import { sql } from 'kysely'
import type { OperationContext } from '../../operations/context'
import { asOwner } from '../../store/as-owner'
import type { CityLife } from './city-life'
import { type CityScale, cityPlans } from './city-plan'
import { openDiary } from './diary'
import { FOUNDED, foundOrganisations } from './found-organisations'
import { planActivities } from './plan-activities'
import { planApprovals } from './plan-approvals'
import { planChanges } from './plan-changes'
import { planComplaints } from './plan-complaints'
import { planDemoPeople } from './plan-demo-people'
import { planDuties } from './plan-duties'
import { planFindings } from './plan-findings'
import { planNotices } from './plan-notices'
import { planRecords } from './plan-records'
import { planRulesets } from './plan-rulesets'
import { seededRandom } from './random'
import { createSeedingContext } from './seeding-context'

/** What a year is made of. Changes come first: who moves is left out of what is kept by branch. */
const CHAPTERS: readonly ((city: CityLife) => void)[] = [
  planChanges,
  planRulesets,
  planActivities,
  planRecords,
  planApprovals,
  planDuties,
  planFindings,
  planComplaints,
  planDemoPeople,
  planNotices,
]

/** Months in which tables have grown enough to be looked at again; a small sample tells what is selective. */
const ANALYZED: ReadonlySet<string> = new Set(['02', '06'])

interface Founding {
  readonly seed: string
  readonly scale: CityScale
  /** told YYYY-MM as each month begins */
  readonly onMonth: (month: string) => void
}

/**
 * Founds the demo city and lives through its year up to the morning of 20 November 2026, entirely through the
 * operations, each at the instant at which it happened. The same seed and scale give the same city, ids included.
 */
export async function foundDemoCity(
  context: Omit<OperationContext, 'now' | 'newId'>,
  { seed, scale, onMonth }: Founding,
): Promise<void> {
  const random = seededRandom(seed)
  const seeding = createSeedingContext(context, random.stream('ids'))
  seeding.moveTo(Date.parse(`${FOUNDED}T09:00:00+08:00`))
  const diary = openDiary()
  const city = await foundOrganisations(seeding, diary, random, cityPlans[scale])
  for (const chapter of CHAPTERS) chapter(city)
  await diary.live(seeding, async (month) => {
    onMonth(month)
    // The embedded database gathers no statistics by itself: plans made for empty tables would serve full ones.
    if (ANALYZED.has(month.slice(5))) {
      await asOwner(context.database, 'open-demo', (tx) =>
        sql`set local default_statistics_target = 10; analyze`.execute(tx),
      )
    }
  })
}
