import { sql } from 'kysely'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import { readMemberTallies } from '../../store/scoring/read-tallies'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import { type AdoptionsInForce, adoptionsInForce } from './adoptions-in-force'
import type { Pass } from './close-month'
import { nextSubjects, type SubjectTable } from './next-subjects'
import { rescoreSubjects } from './rescore-subjects'
import { isScored } from './score-member'

/** Few enough that approvals of these subjects wait a moment only. */
const BATCH = 100

/** What a batch was found to be. */
export interface VerifiedBatch {
  readonly checked: number
  /** subjects whose kept score is not what their raw records give */
  readonly differing: readonly string[]
  /** where to go on; null at the end */
  readonly next: Pass | null
}

/** Thrown to take back what the recomputation wrote. */
class TakenBack extends Error {
  constructor(readonly found: VerifiedBatch) {
    super('taken back')
  }
}

/**
 * Recomputes the latest scores of the next members or branches from the raw records, as of the days they were kept for,
 * and compares. Nothing is overwritten: the recomputation is rolled back, whatever it found.
 */
export async function verifyScores(
  context: OperationContext,
  cityId: string,
  today: CivilDate,
  pass: Pass,
): Promise<VerifiedBatch> {
  const { year } = partsOf(today)
  try {
    return await inTransaction(context.database, tickCaller(cityId), async (tx) => {
      const ids = await nextSubjects(tx, cityId, pass.table, { after: pass.after, day: today, most: BATCH })
      const last = ids.at(-1)
      if (last === undefined) {
        const next: Pass | null = pass.table === 'people' ? { table: 'organisations', after: null } : null
        throw new TakenBack({ checked: 0, differing: [], next })
      }
      const [people, branches] = pass.table === 'people' ? [ids, []] : [[], ids]
      const { adoptions } = await lockSubjects(tx, cityId, people, branches, [year], today)
      const found = await compare(tx, cityId, adoptionsInForce(context, adoptions, year), pass.table, ids, year)
      const differing = pass.table === 'people' ? await stillScored(tx, found.differing, year, today) : found.differing
      throw new TakenBack({ ...found, differing, next: { table: pass.table, after: last } })
    })
  } catch (error) {
    if (error instanceof TakenBack) return error.found
    throw error
  }
}

/** Whoever is scored no more keeps the last score as it was, whatever is entered for them since. */
async function stillScored(
  tx: CityTransaction,
  personIds: readonly string[],
  year: number,
  today: CivilDate,
): Promise<string[]> {
  if (personIds.length === 0) return []
  const members = await readMemberTallies(tx, personIds, { year, ...calendarYear(year), asOf: today })
  return members.filter(isScored).map(({ personId }) => personId)
}

interface KeptScore {
  readonly adoption_id: string
  readonly subject_id: string
  readonly as_of: CivilDate
  /** everything of the row that a recomputation must give again */
  readonly kept: string
}

async function compare(
  tx: CityTransaction,
  cityId: string,
  adoptions: AdoptionsInForce,
  table: SubjectTable,
  ids: readonly string[],
  year: number,
): Promise<{ checked: number; differing: string[] }> {
  const before = await latestScores(tx, cityId, ids, year)
  const days = new Map<CivilDate, Set<string>>()
  for (const { as_of: day, subject_id: id } of before) days.set(day, (days.get(day) ?? new Set()).add(id))
  for (const [day, subjects] of days) {
    const [people, branches] = table === 'people' ? [[...subjects], []] : [[], [...subjects]]
    await rescoreSubjects(tx, cityId, adoptions, people, branches, year, day)
  }
  const after = new Map((await latestScores(tx, cityId, ids, year)).map((row) => [keyOf(row), row.kept]))
  const differing = before.filter((row) => after.get(keyOf(row)) !== row.kept)
  return { checked: before.length, differing: [...new Set(differing.map(({ subject_id: id }) => id))] }
}

function keyOf({ adoption_id: adoption, subject_id: subject, as_of: day }: KeptScore): string {
  return `${adoption} ${subject} ${day}`
}

async function latestScores(tx: CityTransaction, cityId: string, ids: readonly string[], year: number) {
  const { rows } = await sql<KeptScore>`
    select distinct on (score.adoption_id, score.subject_id) score.adoption_id, score.subject_id, score.as_of,
      concat_ws(' ', score.hash, score.basis, score.total, coalesce(score.band, '-'), coalesce(score.standing, '-'),
        score.flags::text, score.points::text) as kept
    from scores score
    join adoptions adopted on adopted.city_id = score.city_id and adopted.id = score.adoption_id
      and adopted.ended_at is null and adopted.year = ${year}
    where score.city_id = ${cityId} and score.subject_id = any (${[...ids]}::uuid[]) and score.kind = 'proposed'
      and score.year = ${year}
    order by score.adoption_id, score.subject_id, score.as_of desc`.execute(tx)
  return rows
}
