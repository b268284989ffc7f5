import { sql } from 'kysely'
import type { OrganisationKind } from '../../../shared/organisations/kinds'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../../store/in-transaction'

export interface NewOrganisation {
  readonly id: string
  readonly parentId: string | null
  readonly kind: OrganisationKind
  readonly name: string
  readonly foundedOn: CivilDate
}

/** Writes an organisation and its place in the tree: below itself and below all that are above its parent. */
export async function addOrganisation(
  tx: CityTransaction,
  cityId: string,
  { id, parentId, kind, name, foundedOn }: NewOrganisation,
): Promise<void> {
  await tx
    .insertInto('organisations')
    .values({ city_id: cityId, id, parent_id: parentId, kind, name, founded_on: foundedOn, dissolved_on: null })
    .execute()
  await sql`
    insert into organisation_tree (city_id, ancestor_id, descendant_id, depth)
    select city_id, ancestor_id, ${id}::uuid, depth + 1 from organisation_tree
    where city_id = ${cityId} and descendant_id = ${parentId}::uuid
    union all select ${cityId}, ${id}::uuid, ${id}::uuid, 0`.execute(tx)
}
