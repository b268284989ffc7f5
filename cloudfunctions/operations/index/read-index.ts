import type { Caller } from '../../../shared/access/caller'
import { type Line, scoreWithLines, writeOutLine } from '../../../shared/rules/explain/lines'
import { type NextStanding, nextStanding } from '../../../shared/rules/explain/next-standing'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { Program } from '../../../shared/rules/program'
import {
  type ProposedFinding,
  proposedFindings,
  type RosterCounts,
} from '../../../shared/rules/provisions/proposed-findings'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type Points, pointsFromHundredths } from '../../../shared/values/points'
import { calendarYear } from '../../../shared/values/window'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { type FindingSubject, subjectId } from '../findings/finding-subject'
import { countRoster } from './count-roster'
import { lastDayOf, openIndex } from './index-access'
import { bandLines, layOutSheet, type SheetPart } from './lay-out-sheet'
import { disciplineSections, withoutDiscipline } from './without-discipline'

export interface Index {
  readonly ruleset: string
  readonly version: CivilDate
  readonly title: string
  readonly hash: string
  readonly year: number
  readonly asOf: CivilDate
  readonly basis: 'interim' | 'closed'
  /** hundredths */
  readonly total: Points
  readonly band: string | null
  readonly standing: string | null
  readonly bands: readonly { readonly label: string; readonly from: Points | null }[]
  readonly sheet: readonly SheetPart[]
  readonly next: NextStanding | null
  readonly flags: readonly string[]
  readonly lines: readonly NotedLine[]
  /** what the roster gives an assessor of a branch to look at, unless it has been found already */
  readonly proposed: readonly ProposedFinding[]
}

/** A line with what the ruleset notes beside its clause, such as that the duty is the superior's (Z21). */
interface NotedLine extends Line {
  readonly note: string | null
}

interface Asked {
  readonly subject: FindingSubject
  readonly year: number
  /** the latest score up to this day; today when left out */
  readonly asOf?: CivilDate | undefined
}

/** The indices of a member or organisation under every ruleset adopted for the year, replayed to their lines. */
export async function readIndex(context: OperationContext, caller: Caller, asked: Asked): Promise<Index[]> {
  const today = civilDateAt(context.now())
  const { subject } = asked
  return inTransaction(context.database, caller, async (tx) => {
    const { seesDiscipline } = await openIndex(context, tx, caller, subject, today)
    const asOf = await lastDayOf(tx, caller.cityId, subject, asked.asOf ?? today)
    const rows = await latestScores(tx, caller.cityId, subjectId(subject), asked.year, asOf)
    const roster = 'personId' in subject ? null : await countRoster(tx, caller.cityId, subject.organisationId, asOf)
    return rows.map((row) => replay(context, row, seesDiscipline, roster))
  })
}

function latestScores(tx: CityTransaction, cityId: string, id: string, year: number, asOf: CivilDate) {
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
    .where('scores.subject_id', '=', id)
    .where('scores.year', '=', year)
    .where('scores.kind', '=', 'proposed')
    .where('scores.as_of', '<=', asOf)
    .where('adoptions.ended_at', 'is', null)
    .orderBy('scores.adoption_id')
    .orderBy('scores.as_of', 'desc')
    .execute()
}

/** The kept facts under the kept rules give the kept score again, with every line. */
function replay(
  context: OperationContext,
  row: Awaited<ReturnType<typeof latestScores>>[number],
  seesDiscipline: boolean,
  roster: RosterCounts | null,
): Index {
  const program = context.program(row.ruleset, row.version, row.options)
  const dates = { period: calendarYear(row.year), asOf: row.as_of }
  const factRow = row.facts as unknown as FactRow
  const encoded = encodeFacts(program, factRow, { ...dates, strict: false })
  const { score, lines } = scoreWithLines(program, encoded)
  const all = { lines: lines.map(writeOutLine), flags: score.flags }
  const told = seesDiscipline ? all : withoutDiscipline(program, all)
  const noteOf = ({ clause }: Line) => program.clauseById.get(clause)?.definition.note ?? null
  return {
    ruleset: row.ruleset,
    version: row.version,
    title: program.ruleset.title,
    hash: row.hash,
    year: row.year,
    asOf: row.as_of,
    basis: encoded.basis,
    total: pointsFromHundredths(score.total),
    band: score.band,
    standing: score.standing,
    bands: bandLines(program),
    sheet: layOutSheet(program, encoded, score, seesDiscipline ? new Set() : disciplineSections(program)),
    next: nextStanding(program, encoded) ?? null,
    flags: told.flags,
    lines: told.lines.map((line) => ({ ...line, note: noteOf(line) })),
    proposed: roster && program.ruleset.subject === 'branch' ? notFoundYet(program, factRow, roster, row.year) : [],
  }
}

function notFoundYet(program: Program, { facts }: FactRow, roster: RosterCounts, year: number): ProposedFinding[] {
  const found = new Set(facts.map(({ clause }) => clause))
  return proposedFindings(program, roster, year).filter(({ clause }) => !found.has(clause))
}
