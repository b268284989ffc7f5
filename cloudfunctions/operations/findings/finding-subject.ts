import type { Target } from '../../../shared/access/may'
import { AppError } from '../../../shared/values/app-error'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'
import { lockSubjects } from '../../store/scoring/lock-subjects'
import type { Tables } from '../../store/tables'
import { notFound, organisationsAbove, personAsTarget } from '../access/reach'
import type { OperationContext } from '../context'
import { adoptionsInForce } from '../scoring/adoptions-in-force'
import { rescoreAfterChange } from '../scoring/rescore-after-change'
import { rescoreOrgans } from '../scoring/rescore-organs'
import { rescoreSubjects } from '../scoring/rescore-subjects'

/** Whom a finding is about: a member, or an organisation. */
export type FindingSubject = { readonly personId: string } | { readonly organisationId: string }

export function subjectId(subject: FindingSubject): string {
  return 'personId' in subject ? subject.personId : subject.organisationId
}

/** The subject of a stored row, of whose two columns one is filled. */
export function subjectOf(row: {
  readonly person_id: string | null
  readonly organisation_id: string | null
}): FindingSubject {
  if (row.person_id !== null) return { personId: row.person_id }
  if (row.organisation_id !== null) return { organisationId: row.organisation_id }
  throw new RangeError('a finding without a subject')
}

/** The subject as access sees it. An organisation that does not exist has nothing above it, so nobody reaches it. */
export async function targetOf(
  tx: CityTransaction,
  cityId: string,
  subject: FindingSubject,
  today: CivilDate,
): Promise<Target> {
  if ('personId' in subject) return personAsTarget(tx, cityId, subject.personId, today)
  return { personId: null, organisationIds: await organisationsAbove(tx, cityId, subject.organisationId) }
}

type SubjectKind = Tables['adoptions']['subject']

/** @throws AppError `condition-not-met` when a ruleset of this kind does not speak of such a subject */
export async function requireKind(
  tx: CityTransaction,
  cityId: string,
  subject: FindingSubject,
  kind: SubjectKind,
): Promise<void> {
  const fits = 'personId' in subject ? kind === 'member' : await fitsOrganisation(tx, cityId, subject, kind)
  if (!fits) throw new AppError('condition-not-met', '这份规则不考评这类对象，请核对规则和对象')
}

async function fitsOrganisation(
  tx: CityTransaction,
  cityId: string,
  { organisationId }: { readonly organisationId: string },
  kind: SubjectKind,
): Promise<boolean> {
  const row = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('city_id', '=', cityId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (kind === 'branch') return row.kind === 'branch'
  if (kind === 'organ') return row.kind === 'organ-committee' || row.kind === 'general-branch'
  return kind === 'organisation' && row.kind !== 'group' && row.kind !== 'works-committee'
}

/** Brings the scores of a subject up to date for the years its findings changed in. */
export async function rescoreFound(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  subject: FindingSubject,
  years: readonly number[],
  today: CivilDate,
): Promise<void> {
  const distinct = [...new Set(years)]
  if ('personId' in subject) {
    const touched = distinct.map((year) => ({ personId: subject.personId, year }))
    return rescoreAfterChange(context, tx, cityId, touched, today)
  }
  const { organisationId } = subject
  const { adoptions } = await lockSubjects(tx, cityId, [], [organisationId], distinct, today)
  const { kind } = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('city_id', '=', cityId)
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  for (const year of distinct) {
    const inForce = adoptionsInForce(context, adoptions, year)
    // What is found on a branch is not found on its organ: only the one itself is scored anew.
    if (kind === 'branch') await rescoreSubjects(tx, cityId, inForce, [], [organisationId], year, today)
    else await rescoreOrgans(tx, cityId, inForce, [organisationId], year, today)
  }
}
