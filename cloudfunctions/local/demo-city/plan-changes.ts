import type { PersonClass } from '../../../shared/people/person'
import { type CivilDate, civilDate } from '../../../shared/values/civil-date'
import { changePerson } from '../../operations/people/change-person'
import { createPerson } from '../../operations/people/create-person'
import { endRole } from '../../operations/people/end-role'
import { grantRole } from '../../operations/people/grant-role'
import { transferMember } from '../../operations/people/transfer-member'
import type { BranchLife, CityLife, Resident } from './city-life'
import { invent } from './enter-members'
import { inventNames } from './invent-names'
import { YEAR } from './seeded-days'

/** Writes down who joined, retired, moved or changed posts. Those who move are left out of lists kept by branch. */
export function planChanges(city: CityLife): void {
  const random = city.random.stream('changes')
  const plain = (branch: BranchLife) =>
    branch.members.filter(
      (one, index) => index > 7 && one !== branch.organ?.staff && one !== city.works.founder && one.class === 'regular',
    )
  for (const [index, branch] of city.branches.entries()) {
    const staff = branch.organ?.staff ?? city.works.founder
    const [first, second] = plain(branch)
    if (first && index % 4 === 1) planClass(city, staff, first, 'retired', civilDate(YEAR, random.whole(4, 9), 25))
    const probationer = branch.members.find((one) => one.class === 'probationary' && one !== staff)
    if (probationer) planClass(city, staff, probationer, 'regular', civilDate(YEAR, random.whole(3, 10), 26))
    const target = city.branches[index + 1]
    if (second && target?.organ && index % 6 === 2) planMove(city, second, branch, target)
  }
  planNewcomers(city)
  planPost(city)
}

function planClass(city: CityLife, staff: Resident, member: Resident, to: PersonClass, from: CivilDate): void {
  const { context, diary } = city
  if (member === staff) return
  diary.add(from, '14:20', async () => {
    const { personId: id, revision } = member
    member.revision = (await changePerson(context, staff, { id, revision, class: { class: to, from } })).revision
    member.class = to
  })
}

function planMove(
  { context, diary, works, movers }: CityLife,
  member: Resident,
  from: BranchLife,
  to: BranchLife,
): void {
  const day = civilDate(YEAR, 6, 30)
  movers.add(member)
  diary.add(day, '14:30', async () => {
    const { personId, revision } = member
    const moved = await transferMember(context, works.founder, {
      personId,
      revision,
      branchId: to.id,
      groupId: null,
      from: day,
    })
    member.revision = moved.revision
    from.members.splice(from.members.indexOf(member), 1)
    to.members.push(member)
  })
}

/** On the first of July members are admitted in every third branch. */
function planNewcomers({ context, diary, random, branches, movers }: CityLife): void {
  const chance = random.stream('newcomers')
  const admitting = branches.filter(({ organ }, index) => organ !== null && index % 3 === 0)
  const names = inventNames(chance, admitting.length)
  const day = civilDate(YEAR, 7, 1)
  for (const [index, branch] of admitting.entries()) {
    const diligence = 0.9 + chance.next() / 12
    diary.add(day, '09:50', async () => {
      const staff = branch.organ?.staff
      if (!staff) return
      const place = { branchId: branch.id, plan: branch.plan, organ: null, groups: branch.groups.map(({ id }) => id) }
      const someone = invent(chance, place, names[index] ?? '', index)
      const entrant = {
        ...someone,
        class: 'probationary' as const,
        joinedOn: day,
        joinedPrecision: 'day' as const,
        from: day,
      }
      const { id, revision } = await createPerson(context, staff, entrant)
      const newcomer: Resident = {
        cityId: staff.cityId,
        personId: id,
        sessionId: context.newId(),
        diligence,
        class: 'probationary',
        revision,
        isDemo: false,
      }
      movers.add(newcomer)
      branch.members.push(newcomer)
    })
  }
}

/** A second deputy for half a year, as when somebody stands in. */
function planPost({ context, diary, works, branches }: CityLife): void {
  const branch = branches[1]
  const standIn = branch?.members.at(-1)
  if (!branch || !standIn) return
  diary.add(civilDate(YEAR, 2, 27), '11:00', async () => {
    const role = 'deputy-secretary'
    const from = civilDate(YEAR, 3, 1)
    const post = { personId: standIn.personId, organisationId: branch.id, role, from, until: null } as const
    const granted = await grantRole(context, works.founder, post)
    diary.add(civilDate(YEAR, 8, 31), '11:00', async () => {
      await endRole(context, works.founder, { ...granted, until: civilDate(YEAR, 8, 31) })
    })
  })
}
