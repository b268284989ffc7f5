import type { Caller } from '../../../shared/access/caller'
import { buildLines, type Line } from '../../../shared/rules/explain/lines'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import { scoreRow } from '../../../shared/rules/score-row'
import type { CivilDate } from '../../../shared/values/civil-date'
import { civilDateAt } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import { notFound, organisationsAbove, personAsTarget, requireAccess } from '../access/reach'
import { writeRead } from '../audit/write-read'
import type { OperationContext } from '../context'

export interface Index {
  readonly ruleset: string
  readonly version: CivilDate
  readonly title: string
  readonly hash: string
  readonly year: number
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  /** hundredths */
  readonly total: number
  readonly band: string | null
  readonly standing: string | null
  readonly flags: readonly string[]
  readonly lines: readonly Line[]
}

interface Asked {
  readonly subject: { readonly personId: string } | { readonly organisationId: string }
  readonly year: number
  /** the latest score up to this day; today when left out */
  readonly asOf?: CivilDate | undefined
}

/** The indices of a member or branch under every ruleset adopted for the year, replayed to their lines. */
export async function readIndex(context: OperationContext, caller: Caller, asked: Asked): Promise<Index[]> {
  const today = civilDateAt(context.now())
  const { subject } = asked
  return inTransaction(context.database, caller, async (tx) => {
    if ('personId' in subject) {
      await requireAccess(
        tx,
        caller,
        'index.read',
        await personAsTarget(tx, caller.cityId, subject.personId, today),
        today,
      )
      await writeRead(context, tx, caller, [subject.personId], 'index')
    } else {
      const organisationIds = await organisationsAbove(tx, caller.cityId, subject.organisationId)
      if (!(await belongsTo(tx, caller, subject.organisationId, today))) {
        await requireAccess(tx, caller, 'index.read', { personId: null, organisationIds }, today)
      }
    }
    const subjectId = 'personId' in subject ? subject.personId : subject.organisationId
    const rows = await latestScores(tx, caller.cityId, subjectId, asked.year, asked.asOf ?? today)
    return rows.map((row) => replay(context, row))
  })
}

/** Members see their own branch's index: it is theirs as much as the secretary's. */
async function belongsTo(tx: CityTransaction, caller: Caller, branchId: string, today: CivilDate): Promise<boolean> {
  const { organisationIds } = await personAsTarget(tx, caller.cityId, caller.personId, today)
  return organisationIds.includes(branchId) && (await isBranch(tx, caller.cityId, branchId))
}

async function isBranch(tx: CityTransaction, cityId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.kind === 'branch'
}

function latestScores(tx: CityTransaction, cityId: string, subjectId: string, year: number, asOf: CivilDate) {
  return tx
    .selectFrom('scores')
    .innerJoin('adoptions', (join) =>
      join.onRef('adoptions.city_id', '=', 'scores.city_id').onRef('adoptions.id', '=', 'scores.adoption_id'),
    )
    .distinctOn('scores.adoption_id')
    .select([
      'scores.as_of',
      'scores.facts',
      'scores.hash',
      'adoptions.ruleset',
      'adoptions.version',
      'adoptions.options',
      'adoptions.year',
    ])
    .where('scores.city_id', '=', cityId)
    .where('scores.subject_id', '=', subjectId)
    .where('scores.year', '=', year)
    .where('scores.kind', '=', 'proposed')
    .where('scores.as_of', '<=', asOf)
    .where('adoptions.ended_at', 'is', null)
    .orderBy('scores.adoption_id')
    .orderBy('scores.as_of', 'desc')
    .execute()
}

/** The kept facts under the kept rules give the kept score again, with every line. */
function replay(context: OperationContext, row: Awaited<ReturnType<typeof latestScores>>[number]): Index {
  const program = context.program(row.ruleset, row.version, row.options)
  const dates = { period: calendarYear(row.year), asOf: row.as_of }
  const encoded = encodeFacts(program, row.facts as unknown as FactRow, { ...dates, strict: false })
  const score = scoreRow(program, encoded)
  return {
    ruleset: row.ruleset,
    version: row.version,
    title: program.ruleset.title,
    hash: row.hash,
    year: row.year,
    asOf: row.as_of,
    basis: encoded.basis,
    total: score.total,
    band: score.band,
    standing: score.standing,
    flags: score.flags,
    lines: buildLines(program, encoded),
  }
}
