import type { DuesEntry } from '../../../shared/records/dues-entry'
import { addDays, type CivilDate, civilDate } from '../../../shared/values/civil-date'
import { firstDayOf, lastDayOf, parseYearMonth, type YearMonth } from '../../../shared/values/year-month'
import { parseYearQuarter } from '../../../shared/values/year-quarter'
import { keepDues } from '../../operations/dues/keep-dues'
import { attestStudy } from '../../operations/study/attest-study'
import type { BranchLife, CityLife, Resident } from './city-life'
import type { Random } from './random'
import { YEAR } from './seeded-days'

/** When dues are written down, and the months that are new then. */
const DUES_DAYS: readonly (readonly [CivilDate, readonly number[]])[] = [
  [civilDate(YEAR, 3, 27), [1, 2, 3]],
  [civilDate(YEAR, 6, 26), [4, 5, 6]],
  [civilDate(YEAR, 9, 28), [7, 8, 9]],
  [civilDate(YEAR, 11, 13), [10, 11]],
]

const ATTESTED = [
  [civilDate(YEAR, 4, 8), '2026Q1'],
  [civilDate(YEAR, 7, 8), '2026Q2'],
  [civilDate(YEAR, 10, 9), '2026Q3'],
] as const

/** Writes down dues by the quarter and the attested study of every quarter that ended. */
export function planDuties(city: CityLife): void {
  for (const branch of city.branches) {
    planDues(city, branch)
    planStudy(city, branch)
  }
}

/** By the secretary, and for the secretary by the deputy: nobody keeps their own. */
async function byTwo(
  branch: BranchLife,
  people: readonly Resident[],
  keep: (keeper: Resident, kept: readonly Resident[]) => Promise<unknown>,
): Promise<void> {
  const [own, others] = [
    people.filter((one) => one === branch.secretary),
    people.filter((one) => one !== branch.secretary),
  ]
  if (others.length > 0) await keep(branch.secretary, others)
  if (own.length > 0) await keep(branch.deputy, own)
}

function settled({ movers }: CityLife, branch: BranchLife): Resident[] {
  return branch.members.filter((member) => !movers.has(member))
}

function planDues(city: CityLife, branch: BranchLife): void {
  const { context, diary } = city
  const random = branch.random.stream('dues')
  const unpaid = new Map<Resident, YearMonth[]>()
  for (const [day, months] of DUES_DAYS) {
    diary.add(day, '15:30', () =>
      byTwo(branch, settled(city, branch), (keeper, people) => {
        const entries = people.flatMap((person) => [
          ...(unpaid.get(person) ?? [])
            .splice(0)
            .map((month) => paidLate(person, month, addDays(day, -random.whole(3, 20)))),
          ...months.map((month) => newMonth(random, person, month, day, unpaid)),
        ])
        return keepDues(context, keeper, { branchId: branch.id, entries })
      }),
    )
  }
}

function newMonth(
  random: Random,
  person: Resident,
  number: number,
  today: CivilDate,
  unpaid: Map<Resident, YearMonth[]>,
): DuesEntry {
  const month = parseYearMonth(`${YEAR}-${String(number).padStart(2, '0')}`)
  const base = { personId: person.personId, month, revision: 0 }
  const onTime = person.isDemo || random.next() < 0.75 + person.diligence / 4
  const day = addDays(firstDayOf(month), random.whole(4, 11))
  if (onTime && day <= today) return { ...base, paidOn: day, remindedOn: null }
  const reminded = addDays(lastDayOf(month), -2)
  unpaid.set(person, [...(unpaid.get(person) ?? []), month])
  return { ...base, paidOn: null, remindedOn: random.chance(0.5) && reminded <= today ? reminded : null }
}

function paidLate(person: Resident, month: YearMonth, day: CivilDate): DuesEntry {
  return { personId: person.personId, month, paidOn: day, remindedOn: null, revision: 1 }
}

function planStudy(city: CityLife, branch: BranchLife): void {
  const { context, diary } = city
  const random = branch.random.stream('study')
  for (const [day, written] of ATTESTED) {
    const quarter = parseYearQuarter(written)
    diary.add(day, '10:20', () => {
      const scored = settled(city, branch).filter((one) => one.class !== 'retired')
      const diligent = scored.filter((one) => one.isDemo || random.chance(one.diligence))
      return byTwo(branch, diligent, (keeper, people) =>
        attestStudy(context, keeper, {
          branchId: branch.id,
          quarter,
          personIds: people.map(({ personId }) => personId),
        }),
      )
    })
  }
}
