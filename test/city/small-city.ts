import { adoptRuleset } from '../../cloudfunctions/operations/adoptions/adopt-ruleset'
import type { OperationContext } from '../../cloudfunctions/operations/context'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { foundCity } from '../../cloudfunctions/operations/organisations/found-city'
import { createPeople } from '../../cloudfunctions/operations/people/create-people'
import { grantRole } from '../../cloudfunctions/operations/people/grant-role'
import type { Caller } from '../../shared/access/caller'
import type { CivilDate } from '../../shared/values/civil-date'
import { parseCityId, parseId } from '../../shared/values/ids'

/** Two organs with a branch each; the first branch has secretary, deputy and members, the second a secretary alone. */
export interface SmallCity {
  readonly cityId: string
  readonly worksCommitteeId: string
  readonly organs: readonly [string, string]
  readonly branches: readonly [string, string]
  readonly worksStaff: Caller
  readonly organStaff: Caller
  readonly secretary: Caller
  readonly deputy: Caller
  readonly member: Caller
  readonly colleague: Caller
  /** secretary of the other organ's branch: an outsider to the first */
  readonly otherSecretary: Caller
}

const day = (written: string) => written as CivilDate

/** Builds a small city through the operations alone. */
export async function foundSmallCity(context: OperationContext, cityId = 'sample'): Promise<SmallCity> {
  const city = await foundCity(context, {
    cityId,
    name: '样例市',
    worksCommittee: '市直机关工委',
    founder: { name: '样例员', joinedOn: day('2010-01-01') },
  })
  const as = (personId: string): Caller => ({
    cityId: parseCityId(cityId),
    personId: parseId(personId),
    sessionId: context.newId(),
  })
  const worksStaff = as(city.founderId)
  const organisation = async (parentId: string, kind: 'organ-committee' | 'branch', name: string) =>
    (await createOrganisation(context, worksStaff, { parentId, kind, name, foundedOn: day('2015-01-01') })).id
  const organs = [
    await organisation(city.worksCommitteeId, 'organ-committee', '甲局机关党委'),
    await organisation(city.worksCommitteeId, 'organ-committee', '乙局机关党委'),
  ] as const
  const branches = [
    await organisation(organs[0], 'branch', '甲局第一支部'),
    await organisation(organs[1], 'branch', '乙局第一支部'),
  ] as const
  const entrant = (name: string, branchId: string) => ({
    name,
    sex: null,
    birthMonth: null,
    joinedOn: day('2012-05-01'),
    joinedPrecision: 'day' as const,
    class: 'regular' as const,
    branchId,
    groupId: null,
    from: day('2020-01-01'),
  })
  const [first, second] = branches
  const entered = await createPeople(context, worksStaff, [
    ...['党委员', '书记员', '副书记', '党员甲', '党员乙'].map((name) => entrant(name, first)),
    entrant('书记乙', second),
  ])
  const people = entered.map(({ id }) => as(id)) as [Caller, Caller, Caller, Caller, Caller, Caller]
  const [organStaff, secretary, deputy, member, colleague, otherSecretary] = people
  const grant = ({ personId }: Caller, organisationId: string, role: Parameters<typeof grantRole>[2]['role']) =>
    grantRole(context, worksStaff, { personId, organisationId, role, from: day('2026-01-01'), until: null })
  await grant(organStaff, organs[0], 'organ-staff')
  await grant(secretary, branches[0], 'secretary')
  await grant(deputy, branches[0], 'deputy-secretary')
  await grant(otherSecretary, branches[1], 'secretary')
  const adopt = (ruleset: string, version: string) =>
    adoptRuleset(context, worksStaff, { ruleset, version: day(version), year: 2026, options: {}, reasons: {} })
  await adopt('default/pioneer-index', '2026-01-01')
  await adopt('jinhua/fortress-index', '2019-01-01')
  return {
    cityId,
    worksCommitteeId: city.worksCommitteeId,
    organs,
    branches,
    worksStaff,
    organStaff,
    secretary,
    deputy,
    member,
    colleague,
    otherSecretary,
  }
}
