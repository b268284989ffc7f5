import type { Role } from '../../../shared/access/roles'
import { type CivilDate, parseCivilDate } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { grantRole } from '../../operations/people/grant-role'
import type { Resident } from './city-life'
import type { Household } from './enter-members'
import type { SeedingContext } from './seeding-context'

/** A branch of this many members elects a committee beside secretary and deputy. */
const COMMITTEE_FROM = 14

interface Posts {
  /** of each branch: secretary first, deputy second */
  readonly branches: readonly { readonly committee: Resident[]; readonly groupLeaders: Resident[] }[]
  readonly organStaff: readonly Resident[]
  readonly worksStaff: Resident
  readonly inspector: Resident
}

interface Places {
  readonly worksCommitteeId: Id
  readonly organs: readonly Id[]
  readonly households: readonly Household[]
}

/** Gives every branch its posts, every organ its staff and the works committee an inspector. */
export async function grantPosts(
  context: SeedingContext,
  founder: Resident,
  { worksCommitteeId, organs, households }: Places,
  members: readonly (readonly Resident[])[],
): Promise<Posts> {
  const since = parseCivilDate('2025-12-01')
  const grant = async (resident: Resident | undefined, role: Role, organisationId: Id, from: CivilDate = since) => {
    if (!resident) throw new RangeError(`nobody to be ${role}`)
    await grantRole(context, founder, { personId: resident.personId, organisationId, role, from, until: null })
    return resident
  }
  const branches: Posts['branches'][number][] = []
  const free: Resident[][] = []
  for (const [index, { branchId, groups }] of households.entries()) {
    const own = [...(members[index] ?? [])]
    const committee = [
      await grant(own.shift(), 'secretary', branchId),
      await grant(own.shift(), 'deputy-secretary', branchId),
    ]
    const seats = members[index] && members[index].length >= COMMITTEE_FROM ? 2 : 0
    for (let seat = 0; seat < seats; seat++) committee.push(await grant(own.shift(), 'committee-member', branchId))
    const groupLeaders: Resident[] = []
    for (const groupId of groups) groupLeaders.push(await grant(own.shift(), 'group-leader', groupId))
    branches.push({ committee, groupLeaders })
    free.push(own)
  }
  const organStaff: Resident[] = []
  for (const [organ, organId] of organs.entries()) {
    // Not of the organ's first branch: the demo's member must stay a plain one.
    const place = households.findLastIndex((household) => household.organ === organ)
    organStaff.push(await grant(free[place]?.shift(), 'organ-staff', organId))
  }
  const offices = free.at(-1) ?? []
  const inspector = await grant(offices.shift(), 'inspector', worksCommitteeId)
  const worksStaff = await grant(offices.shift(), 'works-staff', worksCommitteeId)
  return { branches, organStaff, worksStaff, inspector }
}
