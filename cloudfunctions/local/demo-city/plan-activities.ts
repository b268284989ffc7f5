import type { ActivityPlan } from '../../../shared/records/activity-plan'
import type { RecordedStatus } from '../../../shared/records/attendance-states'
import { addDays, type CivilDate } from '../../../shared/values/civil-date'
import { parseHours } from '../../../shared/values/hours'
import type { Id } from '../../../shared/values/ids'
import { askLeave } from '../../operations/activities/ask-leave'
import { closeActivity } from '../../operations/activities/close-activity'
import { decideLeave } from '../../operations/activities/decide-leave'
import { openActivity } from '../../operations/activities/open-activity'
import { recordAttendance } from '../../operations/activities/record-attendance'
import type { BranchLife, CityLife, Resident } from './city-life'
import type { Random } from './random'
import { LAST_DAY, MONTHS, saturdayOf, workdayOf } from './seeded-days'

const THEMES = [
  '学习党的创新理论',
  '重温入党誓词',
  '支部结对共建',
  '清廉机关学习',
  '老党员讲传统',
  '参观革命旧址',
  '政治生日',
  '为群众办实事',
]
const VOLUNTEERING = ['社区清洁志愿行动', '河道巡护志愿行动', '文明交通劝导', '敬老助老上门服务']

/** How a branch's leave is asked for: in the app by one member, told to the secretary by the others. */
const LEAVE_REASONS = ['出差在外', '家中老人住院', '参加业务培训', '孩子发烧，需要照料']

/** Writes down the year's gatherings of every branch. */
export function planActivities(city: CityLife): void {
  for (const branch of city.branches) {
    const random = branch.random.stream('activities')
    for (const month of MONTHS) {
      planThemeDay(city, branch, random, month)
      planCommittee(city, branch, random, month)
      planGroups(city, branch, random, month)
      if (month % 3 === 2) planVolunteering(city, branch, random, month)
    }
  }
}

/** Theme day, with the quarter's members' meeting, lecture or study in the same gathering, as busy branches do. */
function planThemeDay(city: CityLife, branch: BranchLife, random: Random, month: number): void {
  const heldOn = workdayOf(random, month)
  const title = `主题党日：${random.pick(THEMES)}`
  if (branch.plan.missed.includes(month)) return
  const kinds: ActivityPlan['kinds'] = ['theme-day']
  if (month % 3 === 1) kinds.push('members-meeting')
  if (month % 3 === 0) kinds.push('lecture')
  if (month % 2 === 0) kinds.push('study')
  const lecturer = month % 6 === 3 ? branch.secretary : branch.deputy
  hold(city, branch, random, {
    organisationId: branch.id,
    keeper: branch.secretary,
    plan: {
      kinds,
      title,
      heldOn,
      ...(kinds.includes('study') ? { hours: parseHours('2') } : {}),
      ...(kinds.includes('lecture') ? { lecturerId: lecturer.personId } : {}),
    },
    expected: () => branch.members,
    sure: kinds.includes('lecture') ? lecturer : branch.secretary,
    share: 1,
  })
}

function planCommittee(city: CityLife, branch: BranchLife, random: Random, month: number): void {
  if (branch.committee.length < 3) return
  // The others' committees meet together with the branch, and write it down once a quarter.
  const monthly = branch === city.branches[0] || branch.plan.fortune === 'excellent'
  if (!monthly && month % 3 !== 1) return
  hold(city, branch, random, {
    organisationId: branch.id,
    keeper: branch.secretary,
    plan: { kinds: ['committee'], title: `${month}月支委会`, heldOn: workdayOf(random, month) },
    expected: () => branch.committee,
    sure: branch.secretary,
    share: 1,
  })
}

function planGroups(city: CityLife, branch: BranchLife, random: Random, month: number): void {
  if (branch !== city.branches[0] && month % 3 !== 1) return
  for (const { id, leader, members } of branch.groups) {
    hold(city, branch, random, {
      organisationId: id,
      keeper: leader,
      plan: { kinds: ['group'], title: `${month}月党小组会`, heldOn: workdayOf(random, month) },
      expected: () => members.filter((member) => branch.members.includes(member)),
      sure: leader,
      share: 1,
    })
  }
}

function planVolunteering(city: CityLife, branch: BranchLife, random: Random, month: number): void {
  hold(city, branch, random, {
    organisationId: branch.id,
    keeper: branch.deputy,
    plan: {
      kinds: ['volunteer'],
      title: random.pick(VOLUNTEERING),
      heldOn: saturdayOf(random, month),
      hours: parseHours(random.pick(['2', '2.5', '3'])),
    },
    expected: () => branch.members,
    sure: branch.deputy,
    share: 0.7,
    optional: true,
  })
}

interface Gathering {
  readonly organisationId: Id
  readonly keeper: Resident
  readonly plan: ActivityPlan
  /** who belongs to it on the day */
  readonly expected: () => readonly Resident[]
  /** somebody who is there in any case */
  readonly sure: Resident
  /** of those expected, how many come as a rule */
  readonly share: number
  /** for volunteers: only those who come are put on the list */
  readonly optional?: boolean
}

/** Opened some days before, attendance by list and closed on the evening of the day. */
function hold(city: CityLife, branch: BranchLife, random: Random, gathering: Gathering): void {
  const { context, diary } = city
  const { keeper, plan, organisationId } = gathering
  const { heldOn } = plan
  if (heldOn > LAST_DAY) return
  const opens: CivilDate = gathering.optional ? heldOn : addDays(heldOn, -3)
  const [leaver, reason] = [random.next(), random.pick(LEAVE_REASONS)]
  const chance = random.stream(`${plan.title}/${heldOn}`)
  let opened: { id: Id; revision: number } | undefined
  let statuses: { personId: Id; status: RecordedStatus }[] = []
  diary.add(opens, gathering.optional ? '08:10' : '10:10', async () => {
    statuses = gathering.expected().map((one) => ({ personId: one.personId, status: statusOf(chance, one, gathering) }))
    const coming = statuses.filter(({ status }) => status === 'present').map(({ personId }) => personId)
    const listed = gathering.optional ? { ...plan, expected: coming } : plan
    if (gathering.optional) statuses = statuses.filter(({ status }) => status === 'present')
    opened = await openActivity(context, keeper, { clientId: context.newId(), organisationId, plan: listed })
  })
  if (!gathering.optional && leaver < 0.3) {
    diary.add(addDays(heldOn, -1), '19:30', async () => {
      const absent = statuses.find(({ personId, status }) => status === 'leave' && personId !== keeper.personId)
      const asker = branch.members.find(({ personId }) => personId === absent?.personId)
      if (!opened || !asker) return
      await askLeave(context, asker, { id: opened.id, clientId: context.newId(), reason })
      const people = [{ personId: asker.personId, revision: 2 }]
      await decideLeave(context, keeper, { id: opened.id, granted: true, reason: null, people })
    })
  }
  diary.add(heldOn, gathering.optional ? '11:45' : '17:05', async () => {
    if (!opened) return
    const listed = await recordAttendance(context, keeper, { ...opened, people: statuses })
    await closeActivity(context, keeper, { id: listed.id, revision: listed.revision })
  })
}

function statusOf(chance: Random, one: Resident, { sure, keeper, share, plan }: Gathering): RecordedStatus {
  const drawn = chance.next()
  if (one === sure || one === keeper) return 'present'
  if (one.isDemo) return plan.heldOn.startsWith('2026-05') && plan.kinds.includes('theme-day') ? 'leave' : 'present'
  if (drawn < one.diligence * share) return 'present'
  if (share < 1) return 'absent'
  const how = chance.next()
  return how < 0.6 ? 'leave' : how < 0.75 ? 'late' : 'absent'
}
