import { type CivilDate, parseCivilDate } from '../../../shared/values/civil-date'
import { type Id, parseCityId, parseId } from '../../../shared/values/ids'
import { createOrganisation } from '../../operations/organisations/create-organisation'
import { foundCity } from '../../operations/organisations/found-city'
import { at } from './at'
import type { BranchLife, CityLife, OrganLife, Resident } from './city-life'
import type { BranchPlan, CityPlan } from './city-plan'
import type { Diary } from './diary'
import { enterMembers, type Household } from './enter-members'
import { grantPosts } from './grant-posts'
import { inventNames } from './invent-names'
import type { Random } from './random'
import type { SeedingContext } from './seeding-context'

export const DEMO_CITY = 'demo'

const day = (written: string): CivilDate => parseCivilDate(written)

/** The day on which the works committee began to use the program. */
export const FOUNDED = day('2025-12-01')

interface Founded {
  readonly city: Awaited<ReturnType<typeof foundCity>>
  readonly organs: readonly Id[]
  readonly households: readonly Household[]
}

/** Founds the city with its committees, branches, groups, members and posts, at the context's instant. */
export async function foundOrganisations(
  context: SeedingContext,
  diary: Diary,
  random: Random,
  plan: CityPlan,
): Promise<CityLife> {
  const plans = [plan.ownBranch, ...plan.organs.flatMap(({ branches }) => branches)]
  const count = plans.reduce((sum, { members }) => sum + members, 1)
  const [founderName = '', ...names] = inventNames(random.stream('names'), count)
  const founder = { name: founderName, joinedOn: day('2006-07-01') }
  const city = await foundCity(context, {
    cityId: DEMO_CITY,
    name: plan.name,
    worksCommittee: plan.worksCommittee,
    founder,
  })
  const head: Resident = {
    cityId: parseCityId(DEMO_CITY),
    personId: parseId(city.founderId),
    sessionId: context.newId(),
    diligence: 0.97,
    class: 'regular',
    revision: 1,
    isDemo: true,
  }
  const { organs, households } = await createOrganisations(context, head, plan, city)
  const members = await enterMembers(context, head, random.stream('members'), households, names)
  const posts = await grantPosts(
    context,
    head,
    { worksCommitteeId: parseId(city.worksCommitteeId), organs, households },
    members,
  )
  const organLives: OrganLife[] = plan.organs.map(({ name }, index) => ({
    id: parseId(organs[index]),
    name,
    staff: at(posts.organStaff, index),
  }))
  const branches = households.map((household, index): BranchLife => {
    const { committee, groupLeaders } = at(posts.branches, index)
    const own = at(members, index)
    return {
      id: household.branchId,
      plan: household.plan,
      organ: household.organ === null ? null : at(organLives, household.organ),
      members: index === households.length - 1 ? [...own, head] : own,
      secretary: at(committee, 0),
      deputy: at(committee, 1),
      committee,
      groups: household.groups.map((id, group) => ({
        id,
        leader: at(groupLeaders, group),
        members: own.filter((_, position) => position % household.groups.length === group),
      })),
      tray: [],
      random: random.stream(`branch/${index}`),
    }
  })
  return {
    context,
    diary,
    random,
    works: { id: parseId(city.worksCommitteeId), founder: head, staff: posts.worksStaff, inspector: posts.inspector },
    organs: organLives,
    branches,
    movers: new Set(),
  }
}

/** The demo's branch comes first, the works committee's own one last. */
async function createOrganisations(
  context: SeedingContext,
  founder: Resident,
  plan: CityPlan,
  city: Founded['city'],
): Promise<Omit<Founded, 'city'>> {
  const create = async (parentId: string, kind: 'organ-committee' | 'branch' | 'group', name: string) =>
    (await createOrganisation(context, founder, { parentId, kind, name, foundedOn: day('2015-01-01') })).id
  const groupsOf = async (branchId: Id, { groups }: BranchPlan) => {
    const ids: Id[] = []
    for (const name of ['第一党小组', '第二党小组'].slice(0, groups)) ids.push(await create(branchId, 'group', name))
    return ids
  }
  const organs: Id[] = []
  const households: Household[] = []
  for (const [organ, { name, branches }] of plan.organs.entries()) {
    const organId = await create(city.worksCommitteeId, 'organ-committee', name)
    organs.push(organId)
    for (const branch of branches) {
      const branchId = await create(organId, 'branch', branch.name)
      households.push({ branchId, plan: branch, organ, groups: await groupsOf(branchId, branch) })
    }
  }
  households.push({ branchId: parseId(city.branchId), plan: plan.ownBranch, organ: null, groups: [] })
  return { organs, households }
}
