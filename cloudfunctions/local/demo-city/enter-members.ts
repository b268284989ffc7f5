import type { PersonClass } from '../../../shared/people/person'
import { civilDate } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import { parseYearMonth } from '../../../shared/values/year-month'
import { createPeople, type Entrant } from '../../operations/people/create-people'
import type { Resident } from './city-life'
import type { BranchPlan } from './city-plan'
import type { Random } from './random'
import type { SeedingContext } from './seeding-context'

/** A branch and the place of its members. */
export interface Household {
  readonly branchId: Id
  readonly plan: BranchPlan
  /** position among the organs; null for the works committee's own branch */
  readonly organ: number | null
  readonly groups: readonly Id[]
}

/** How many at the head of a branch hold posts there, or are the demo's own: they stay where and what they are. */
const SETTLED = 8

/** How reliable the members of a branch are, by how its year goes. */
const DILIGENCE = { excellent: 0.97, sound: 0.92, behind: 0.84, lagging: 0.78, vetoed: 0.9 } as const

/** Enters all members as an office imports its roster. @returns the members of each household, in order */
export async function enterMembers(
  context: SeedingContext,
  founder: Resident,
  random: Random,
  households: readonly Household[],
  names: readonly string[],
): Promise<Resident[][]> {
  let taken = 0
  const rows = households.flatMap((household) =>
    Array.from({ length: household.plan.members }, (_, position) => {
      const name = names[taken] ?? ''
      taken += 1
      return { household, entrant: invent(random, household, name, position) }
    }),
  )
  const entered = await createPeople(
    context,
    founder,
    rows.map(({ entrant }) => entrant),
  )
  return households.map((household, place) =>
    rows.flatMap((row, index): Resident[] => {
      const created = entered[index]
      if (row.household !== household || !created) return []
      const position = rows.slice(0, index).filter((one) => one.household === household).length
      const typical = DILIGENCE[household.plan.fortune]
      return [
        {
          cityId: founder.cityId,
          personId: created.id,
          sessionId: context.newId(),
          diligence: Math.min(0.99, typical + (random.next() - 0.5) * 0.16),
          class: row.entrant.class,
          revision: created.revision,
          isDemo: place === 0 && position === SETTLED - 2,
        },
      ]
    }),
  )
}

/** Somebody who never was. @param position within the branch */
export function invent(random: Random, { branchId, groups }: Household, name: string, position: number): Entrant {
  const kind = position < SETTLED ? 'regular' : classOf(random)
  const joinedYear =
    kind === 'probationary' ? 2025 : kind === 'retired' ? random.whole(1978, 1995) : random.whole(1998, 2022)
  const birthYear = joinedYear - random.whole(21, 30)
  const joinedOn = civilDate(joinedYear, random.whole(1, 11), random.whole(1, 28))
  const since = civilDate(random.whole(2023, 2024), 3, 1)
  return {
    name,
    sex: random.chance(0.42) ? 'female' : 'male',
    birthMonth: parseYearMonth(`${birthYear}-${String(random.whole(1, 12)).padStart(2, '0')}`),
    joinedOn,
    joinedPrecision: joinedYear < 1995 ? 'month' : 'day',
    class: kind,
    branchId,
    groupId: groups[position % Math.max(1, groups.length)] ?? null,
    from: kind === 'probationary' ? joinedOn : since,
  }
}

function classOf(random: Random): PersonClass {
  const drawn = random.next()
  if (drawn < 0.06) return 'retired'
  if (drawn < 0.11) return 'probationary'
  if (drawn < 0.125) return 'floating'
  return 'regular'
}
