import type { RecordContent } from '../../../shared/records/contents'
import { addDays, type CivilDate, civilDate } from '../../../shared/values/civil-date'
import { parseHours } from '../../../shared/values/hours'
import { parseId } from '../../../shared/values/ids'
import { mendRecord } from '../../operations/records/mend-record'
import { submitRecord } from '../../operations/records/submit-record'
import type { BranchLife, CityLife, Resident, Waiting } from './city-life'
import type { Random } from './random'
import { anyDayOf, LAST_DAY, MONTHS, saturdayOf, YEAR } from './seeded-days'

const VOLUNTEERING = [
  '社区图书整理',
  '公园清洁',
  '敬老院陪伴',
  '交通路口劝导',
  '防汛值守',
  '河道捡拾垃圾',
  '无偿献血引导',
  '社区义诊引导',
]
const STUDYING = ['网上专题班', '县处级讲座', '读书会', '理论微课', '业务与党性培训', '党纪学习专题']
const PLEDGES = [
  '当天的来信当天回复',
  '每月走访一户联系户',
  '窗口业务一次告知',
  '带一名年轻同事',
  '节假日值守不缺岗',
  '材料报送零差错',
]
const TASKS = ['防汛抢险突击队', '重点项目专班', '人口普查入户', '营商环境攻坚专班', '大型活动保障']
const LECTURES = ['给年轻干部讲初心', '结合岗位谈担当', '讲身边的先锋故事']
const HONOURS = ['优秀共产党员', '先进工作者', '优秀党务工作者', '技能标兵']
const SPARSE_NOTE = '补报：当时在外，没有及时填'

/** Writes down what members logged over the year, by themselves, and how mistakes were mended. */
export function planRecords(city: CityLife): void {
  for (const branch of city.branches) {
    const random = branch.random.stream('records')
    // Who joins the branch later logs by the chapter that brings them.
    for (const member of branch.members) {
      if (!member.isDemo && !city.movers.has(member) && member.class !== 'retired')
        planMember(city, branch, member, random)
    }
  }
}

function planMember(city: CityLife, branch: BranchLife, member: Resident, random: Random): void {
  const log = (on: CivilDate, record: RecordContent) => planRecord(city, branch, member, random, on, record)
  const keen = member.diligence - 0.55
  if (random.chance(0.6)) {
    const on = civilDate(YEAR, 1, random.whole(8, 26))
    log(on, { kind: 'pledge', happenedOn: on, title: random.pick(PLEDGES) })
  }
  for (const month of MONTHS) {
    if (random.chance(keen * 0.75)) {
      const on = saturdayOf(random, month)
      const hours = parseHours(random.pick(['1.5', '2', '2.5', '3', '4']))
      log(on, { kind: 'volunteer-hours', happenedOn: on, title: random.pick(VOLUNTEERING), hours })
    }
    if (random.chance(keen * 0.5)) {
      const on = anyDayOf(random, month)
      const hours = parseHours(random.pick(['2', '3', '4', '6']))
      log(on, { kind: 'study-hours', happenedOn: on, title: random.pick(STUDYING), hours })
    }
    if (month % 3 === 0 && random.chance(0.3)) {
      const on = anyDayOf(random, month)
      log(on, { kind: 'xuexi-points', happenedOn: on, points: random.whole(1200, 3600) })
    }
  }
  planRare(random, log)
  if (branch.plan.fortune === 'excellent' && branch.committee.includes(member)) planModel(random, log)
}

/** What the best do: whoever sits on an excellent branch's committee is honoured, helps out and lectures. */
function planModel(random: Random, log: (on: CivilDate, record: RecordContent) => void): void {
  for (const month of [2, 4, 5, 6, 8, 10]) {
    const on = addDays(saturdayOf(random, month), 1)
    log(on, { kind: 'volunteer-hours', happenedOn: on, title: random.pick(VOLUNTEERING), hours: parseHours('3') })
  }
  for (const month of [4, 7, 9]) {
    const on = anyDayOf(random, month)
    log(on, { kind: 'hard-task', happenedOn: on, title: `${month}月${random.pick(TASKS)}` })
  }
  const on = anyDayOf(random, 6)
  log(on, { kind: 'lecture', happenedOn: on, title: random.pick(LECTURES) })
  const matter = '市级优秀共产党员'
  const given = anyDayOf(random, 7)
  const document = `云委〔${YEAR}〕${random.whole(3, 60)}号`
  log(given, {
    kind: 'honour',
    happenedOn: given,
    title: matter,
    level: 'municipal',
    giver: '中共云川市委',
    matter,
    document,
  })
}

function planRare(random: Random, log: (on: CivilDate, record: RecordContent) => void): void {
  const on = anyDayOf(random, random.whole(3, 10))
  if (random.chance(0.16)) log(on, { kind: 'hard-task', happenedOn: on, title: random.pick(TASKS) })
  if (random.chance(0.04)) log(on, { kind: 'lecture', happenedOn: on, title: random.pick(LECTURES) })
  if (random.chance(0.07)) {
    const title = `${YEAR - 1}年度${random.pick(HONOURS)}`
    const [level, giver] = random.pick([
      ['parent', '本单位党委'],
      ['works-committee', '市直机关工委'],
      ['municipal', '中共云川市委'],
    ] as const)
    const document = `云委〔${YEAR}〕${random.whole(3, 60)}号`
    log(on, { kind: 'honour', happenedOn: on, title, level, giver, matter: title, document })
  }
}

/** One record, logged on the evening of the next day or so, and its fate on the next day of approvals. */
export function planRecord(
  { context, diary }: CityLife,
  branch: BranchLife,
  author: Resident,
  random: Random,
  happenedOn: CivilDate,
  record: RecordContent,
): void {
  const late = random.chance(0.08)
  const delay = late ? random.whole(4, 9) : random.whole(0, 2)
  const on = addDays(happenedOn, delay) > LAST_DAY ? happenedOn : addDays(happenedOn, delay)
  const written = late ? { ...record, note: SPARSE_NOTE } : record
  const fate = fateOf(random)
  const time = `${random.whole(18, 22)}:${String(random.whole(10, 59))}`
  diary.add(on, time, async () => {
    const submitted = await submitRecord(context, author, { clientId: context.newId(), record: written })
    const { revision } = submitted
    const id = parseId(submitted.id)
    const mended: RecordContent = { ...written, note: '已按意见补充说明，请再看' }
    branch.tray.push({
      id,
      revision,
      author,
      fate,
      mend: (seen) => mendRecord(context, author, { id, revision: seen, record: mended }),
    })
  })
}

function fateOf(random: Random): Waiting['fate'] {
  const drawn = random.next()
  if (drawn < 0.035) return 'return'
  if (drawn < 0.05) return 'withdraw'
  if (drawn < 0.062) return 'hold'
  return drawn < 0.08 ? 'reverse' : 'approve'
}
