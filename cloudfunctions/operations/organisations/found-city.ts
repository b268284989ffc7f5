import { civilDateAt } from '../../../shared/values/civil-date'
import { asOwner } from '../../store/as-owner'
import { writeAudit } from '../audit/write-audit'
import type { OperationContext } from '../context'
import { addPeople, type NewPerson } from '../people/add-people'
import { addOrganisation } from './add-organisation'

/** The first things of a city, without which nobody could enter the others. */
export interface NewCity {
  readonly cityId: string
  readonly name: string
  readonly worksCommittee: string
  /** the first member of the works committee's staff */
  readonly founder: { readonly name: string; readonly joinedOn: NewPerson['joinedOn'] }
}

export interface FoundedCity {
  readonly worksCommitteeId: string
  /** the branch of the works committee's own staff */
  readonly branchId: string
  readonly founderId: string
}

/** Opens a city with its works committee and first staff; run by whoever sets the system up, not over HTTP. */
export async function foundCity(context: OperationContext, city: NewCity): Promise<FoundedCity> {
  const today = civilDateAt(context.now())
  const [worksCommitteeId, branchId, founderId] = [context.newId(), context.newId(), context.newId()]
  const { cityId } = city
  await asOwner(context.database, 'found-city', async (tx) => {
    await tx
      .insertInto('cities')
      .values({ city_id: cityId, name: city.name, created_at: new Date(context.now()) })
      .execute()
    await addOrganisation(tx, cityId, {
      id: worksCommitteeId,
      parentId: null,
      kind: 'works-committee',
      name: city.worksCommittee,
      foundedOn: today,
    })
    await addOrganisation(tx, cityId, {
      id: branchId,
      parentId: worksCommitteeId,
      kind: 'branch',
      name: `${city.worksCommittee}机关支部`,
      foundedOn: today,
    })
    const founder: NewPerson = {
      id: founderId,
      membershipId: context.newId(),
      branchId,
      groupId: null,
      from: today,
      class: 'regular',
      sex: null,
      birthMonth: null,
      joinedPrecision: 'day',
      ...city.founder,
    }
    await addPeople(tx, cityId, [founder])
    await tx
      .insertInto('role_grants')
      .values({
        city_id: cityId,
        id: context.newId(),
        person_id: founderId,
        organisation_id: worksCommitteeId,
        role: 'works-staff',
        from_date: today,
        until_date: null,
      })
      .execute()
    await writeAudit(context, tx, cityId, {
      actor: 'system:set-up',
      action: 'found-city',
      objectKind: 'city',
      objectId: cityId,
      details: { worksCommitteeId, founderId },
    })
  })
  return { worksCommitteeId, branchId, founderId }
}
