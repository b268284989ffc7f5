import type { Caller } from '../../../shared/access/caller'
import type { DutyState } from '../../../shared/duties/duties-of-ruleset'
import { type CivilDate, civilDateAt } from '../../../shared/values/civil-date'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { Tables } from '../../store/tables'
import { notFound } from '../access/reach'
import type { OperationContext } from '../context'
import { openIndex } from '../index/index-access'
import { dutiesOfOrganisations } from './duties-of-organisations'

export interface ListedDuty {
  readonly ruleset: string
  readonly duty: string
  readonly label: string
  readonly cite: string
  readonly from: CivilDate
  readonly by: CivilDate
  readonly times: number
  readonly done: number
  readonly state: DutyState
  readonly marked: boolean
}

/** What an organisation must do this year, by when, and what of it is done; open to those who see its index. */
export async function listDuties(
  context: OperationContext,
  caller: Caller,
  asked: { readonly organisationId?: string | undefined },
): Promise<{ duties: ListedDuty[] }> {
  const today = civilDateAt(context.now())
  return inTransaction(context.database, caller, async (tx) => {
    const organisationId = asked.organisationId ?? (await ownBranch(tx, caller, today))
    if (organisationId === undefined) return { duties: [] }
    await openIndex(context, tx, caller, { organisationId }, today)
    const subjects = await subjectsOf(tx, caller.cityId, organisationId)
    const duties = await dutiesOfOrganisations(context, tx, caller.cityId, {
      organisationIds: [organisationId],
      subjects,
      asOf: today,
    })
    return {
      duties: duties
        .map(({ organisationId: _, heldAs, ...duty }) => ({ ...duty, marked: heldAs === null }))
        .sort((one, other) => (one.by === other.by ? (one.duty < other.duty ? -1 : 1) : one.by < other.by ? -1 : 1)),
    }
  })
}

async function ownBranch(tx: CityTransaction, caller: Caller, today: CivilDate): Promise<string | undefined> {
  const row = await tx
    .selectFrom('memberships')
    .select('branch_id')
    .where('city_id', '=', caller.cityId)
    .where('person_id', '=', caller.personId)
    .where('from_date', '<=', today)
    .where(({ eb, or }) => or([eb('until_date', 'is', null), eb('until_date', '>=', today)]))
    .orderBy('from_date', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.branch_id
}

/** Which rulesets bind an organisation, by its kind. @throws AppError `not-found` */
export async function subjectsOf(
  tx: CityTransaction,
  cityId: string,
  organisationId: string,
): Promise<Tables['adoptions']['subject'][]> {
  const row = await tx
    .selectFrom('organisations')
    .select('kind')
    .where('city_id', '=', cityId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw notFound()
  if (row.kind === 'branch') return ['branch']
  return row.kind === 'organ-committee' || row.kind === 'general-branch' ? ['organ', 'organisation'] : ['organisation']
}
