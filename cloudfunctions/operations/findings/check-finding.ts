import type { FindingFact } from '../../../shared/records/finding-fact'
import { canonicalJson } from '../../../shared/rules/canonical-json'
import { encodeFacts } from '../../../shared/rules/facts/encode-facts'
import { FACT_FIELDS, type Fact } from '../../../shared/rules/facts/fact'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { SubjectTraits } from '../../../shared/rules/facts/subject-traits'
import type { Program } from '../../../shared/rules/program'
import type { Clause } from '../../../shared/rules/schema/clause'
import { AppError } from '../../../shared/values/app-error'
import { type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import { lastDayOf } from '../index/index-access'
import { measuredFor } from '../scoring/score-subject'
import { type FindingSubject, requireKind, subjectId } from './finding-subject'

/** A finding as it is entered or mended. */
export interface FindingEntry {
  readonly ruleset: string
  readonly clause: string
  readonly fact: FindingFact
  readonly happenedOn: CivilDate
  /** number of the document that proves it */
  readonly document: string | null
  /** why the assessor judged so */
  readonly reason: string | null
  readonly fileIds: readonly string[]
}

interface Known {
  readonly adopted: { readonly id: string; readonly program: Program }
  readonly subject: FindingSubject
  readonly today: CivilDate
  /** the finding that is being mended and does not count against itself */
  readonly except?: string
}

/** Measures of discipline come from the punishments' own compartment, and from nowhere else. */
const DISCIPLINE = 'punishments.'

/**
 * Refuses a finding that the adopted ruleset cannot take, with the code, clause and sentence that scoring gives.
 * The clause it names is read strictly; the rest of the row is read as live rows are, so that a condition that
 * lapsed elsewhere does not stand in the way of this entry.
 * @throws FactRefusal, AppError
 */
export async function checkFinding(
  tx: CityTransaction,
  cityId: string,
  entry: FindingEntry,
  { adopted, subject, today, except }: Known,
): Promise<void> {
  const { program } = adopted
  await requireKind(tx, cityId, subject, program.ruleset.subject)
  // From here on two entries on one subject take turns, so that the second sees the first.
  await lockSubjects(
    tx,
    cityId,
    'personId' in subject ? [subject.personId] : [],
    'personId' in subject ? [] : [subject.organisationId],
    [],
    today,
  )
  const lastDay = await lastDayOf(tx, cityId, subject, today)
  if (lastDay < today && entry.happenedOn > lastDay) {
    throw new AppError('out-of-range', `这位党员 ${lastDay} 离开本市，此后的事不再认定`)
  }
  const definition = program.clauseById.get(entry.clause)?.definition
  if (definition?.reads?.startsWith(DISCIPLINE)) {
    throw new AppError('conflict', `“${definition.label}”由处分记录得出，请在处分一栏录入`)
  }
  const { year } = partsOf(entry.happenedOn)
  const { measured, traits } = await knownOf(tx, cityId, adopted.id, subject, year)
  if (definition?.found_by === 'records' && measured.some(({ measure }) => measure === definition.reads)) {
    throw new AppError('condition-not-met', `“${definition.label}”由记录得出，不接受录入；记录有误请更正记录`)
  }
  const standing = await standingFindings(tx, cityId, entry.ruleset, subject, year, except)
  refuseTwin(entry, standing)
  const others = standing.map((one) => one.fact)
  const fact: Fact = { ...entry.fact, clause: entry.clause, date: entry.happenedOn }
  const dates = { period: calendarYear(year), asOf: today }
  const row = (findings: readonly Fact[], reads?: string): FactRow => ({
    facts: [
      ...measuredFor(program, measured, findings).filter(({ measure }) => reads === undefined || measure === reads),
      ...findings,
    ],
    subject: traits,
    absent: 'no-evidence',
  })
  const ofClause = others.filter(({ clause }) => clause === entry.clause)
  encodeFacts(program, row([...ofClause, fact], definition?.reads ?? ''), { ...dates, strict: true })
  encodeFacts(program, row([...others, fact]), { ...dates, strict: false })
  if (definition) requireEvidence(entry, definition)
}

/**
 * Honours and vetoes need a document or a file, whatever else is found at least a reason; a figure that somebody
 * judged, or a clause somebody set aside, needs the reason in any case.
 * @throws AppError `condition-not-met`
 */
function requireEvidence({ fact, document, reason, fileIds }: FindingEntry, clause: Clause): void {
  const proven = document !== null || fileIds.length > 0
  const refuse = (what: string) => new AppError('condition-not-met', `${clause.label}：${what}`)
  if (!proven && (clause.expects === 'honour' || VETOES.has(clause.mechanism))) {
    throw refuse('要有依据，请填文号或附上文件')
  }
  if (reason === null && (JUDGED.has(clause.mechanism) || fact.applies === false)) throw refuse('由人评定，要写明理由')
  if (!proven && reason === null) throw refuse('要有依据，请填文号、附上文件或写明理由')
}

const VETOES = new Set<Clause['mechanism']>(['veto', 'limit-veto'])

/** Clauses whose figure a person weighs. */
const JUDGED = new Set<Clause['mechanism']>([
  'assessed-range',
  'assessed-award',
  'assessed-score',
  'award-above-mean',
  'heavy-loss',
  'falsification',
])

/** @throws AppError `duplicate-matter` when the same was entered before, to the letter */
function refuseTwin(entry: FindingEntry, others: readonly Standing[]): void {
  const same = ({ fact, document }: Standing) =>
    fact.clause === entry.clause &&
    fact.date === entry.happenedOn &&
    document === entry.document &&
    canonicalJson(contentOf(fact)) === canonicalJson(contentOf(entry.fact))
  if (others.some(same)) throw new AppError('duplicate-matter', '同一天、同一依据的同样认定已经录入过')
}

/** What a fact says, without where and when. */
function contentOf(fact: FindingFact | Fact): unknown {
  return [...FACT_FIELDS, 'applies' as const].map((field) => fact[field] ?? null)
}

/** A finding that stands, with the document that proves it. */
interface Standing {
  readonly fact: Fact
  readonly document: string | null
}

async function standingFindings(
  tx: CityTransaction,
  cityId: string,
  ruleset: string,
  subject: FindingSubject,
  year: number,
  except: string | undefined,
): Promise<Standing[]> {
  const { from, to } = calendarYear(year)
  const rows = await tx
    .selectFrom('findings')
    .select(['clause', 'fact', 'happened_on', 'document'])
    .where('city_id', '=', cityId)
    .where('personId' in subject ? 'person_id' : 'organisation_id', '=', subjectId(subject))
    .where('ruleset', '=', ruleset)
    .where('state', '=', 'standing')
    .where('happened_on', '>=', from)
    .where('happened_on', '<=', to)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    fact: { ...row.fact, clause: row.clause, date: row.happened_on },
    document: row.document,
  }))
}

/** What is known of the subject beside findings, as last scored. */
async function knownOf(
  tx: CityTransaction,
  cityId: string,
  adoptionId: string,
  subject: FindingSubject,
  year: number,
): Promise<{ measured: readonly Fact[]; traits: SubjectTraits }> {
  const measures = await tx
    .selectFrom('measures')
    .select('figures')
    .where('city_id', '=', cityId)
    .where('subject_id', '=', subjectId(subject))
    .where('year', '=', year)
    .orderBy('as_of', 'desc')
    .limit(1)
    .executeTakeFirst()
  const score = await tx
    .selectFrom('scores')
    .select('facts')
    .where('city_id', '=', cityId)
    .where('adoption_id', '=', adoptionId)
    .where('subject_id', '=', subjectId(subject))
    .where('kind', '=', 'proposed')
    .orderBy('as_of', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    measured: (measures?.figures ?? []) as unknown as readonly Fact[],
    traits: (score?.facts as unknown as FactRow | undefined)?.subject ?? {},
  }
}
