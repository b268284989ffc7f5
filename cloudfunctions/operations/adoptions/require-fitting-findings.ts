import { type ErrorIssue, MOST_ISSUES } from '../../../shared/contract/api-error'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import type { Fact } from '../../../shared/rules/facts/fact'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import type { Program } from '../../../shared/rules/program'
import type { CivilDate } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { RefusedWithIssues } from '../refused-with-issues'

/** A finding that stands, with the fact it is and the place where people find it. */
interface Standing {
  readonly subjectId: string
  /** `members.….findings.…` or `organisations.….findings.…` */
  readonly path: string
  readonly fact: Fact
}

/**
 * Lets a version be adopted only when it takes every finding that stands for the year: none is dropped in silence and
 * none stops the scoring later. Findings on subjects of a kind that the version does not score are in nobody's way.
 * @throws RefusedWithIssues `conflict` with the findings that do not fit, each with its reason and what to do
 */
export async function requireFittingFindings(
  tx: CityTransaction,
  cityId: string,
  program: Program,
  year: number,
  today: CivilDate,
): Promise<void> {
  const bySubject = new Map<string, Standing[]>()
  for (const finding of await standingFindings(tx, cityId, program.ruleset.ruleset, year)) {
    bySubject.set(finding.subjectId, [...(bySubject.get(finding.subjectId) ?? []), finding])
  }
  const issues = [...bySubject.values()].flatMap((findings) => unfit(program, findings, year, today))
  if (issues.length === 0) return
  throw new RefusedWithIssues(
    'conflict',
    `有 ${issues.length} 条认定与这个版本不合，规则没有采用。请先逐条更正或撤销，再采用这个版本`,
    issues.slice(0, MOST_ISSUES),
  )
}

/** The findings on one subject that have to go before the others are taken. */
function unfit(program: Program, findings: readonly Standing[], year: number, today: CivilDate): ErrorIssue[] {
  const issues: ErrorIssue[] = []
  let left = findings
  for (;;) {
    const refusal = refusalOf(program, left, year, today)
    if (!refusal) return issues
    // Where no single one is at fault the last entered goes first.
    const at = refusal.fact ?? left.length - 1
    const finding = left[at]
    if (!finding) throw refusal
    issues.push({
      in: 'stored',
      path: finding.path,
      message: `${finding.fact.date} 的认定：${refusal.message}。请更正或撤销`,
      code: refusal.code,
    })
    left = left.filter((_, index) => index !== at)
  }
}

function refusalOf(
  program: Program,
  findings: readonly Standing[],
  year: number,
  today: CivilDate,
): FactRefusal | undefined {
  const facts = findings.map(({ fact }) => fact)
  try {
    const dates = { period: calendarYear(year), asOf: today }
    encodeFacts(program, { facts, subject: {}, absent: 'no-evidence' }, { ...dates, strict: false })
    return undefined
  } catch (error) {
    if (error instanceof FactRefusal) return error
    throw error
  }
}

async function standingFindings(
  tx: CityTransaction,
  cityId: string,
  ruleset: string,
  year: number,
): Promise<Standing[]> {
  const { from, to } = calendarYear(year)
  const rows = await tx
    .selectFrom('findings')
    .select(['id', 'person_id', 'organisation_id', 'clause', 'fact', 'happened_on'])
    .where('city_id', '=', cityId)
    .where('ruleset', '=', ruleset)
    .where('state', '=', 'standing')
    .where('happened_on', '>=', from)
    .where('happened_on', '<=', to)
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const subject = row.person_id === null ? `organisations.${row.organisation_id}` : `members.${row.person_id}`
    return {
      subjectId: row.person_id ?? row.organisation_id ?? '',
      path: `${subject}.findings.${row.id}`,
      fact: { ...row.fact, clause: row.clause, date: row.happened_on },
    }
  })
}
