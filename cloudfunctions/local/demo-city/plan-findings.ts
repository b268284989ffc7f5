import type { FindingFact } from '../../../shared/records/finding-fact'
import { type CivilDate, civilDate } from '../../../shared/values/civil-date'
import { enterFinding } from '../../operations/findings/enter-finding'
import type { FindingSubject } from '../../operations/findings/finding-subject'
import { mendFinding } from '../../operations/findings/mend-finding'
import { withdrawFinding } from '../../operations/findings/withdraw-finding'
import { enterPunishment } from '../../operations/punishments/enter-punishment'
import type { BranchLife, CityLife, Resident } from './city-life'
import type { Fortune } from './city-plan'
import { FORTRESS, PIONEER } from './plan-rulesets'
import { YEAR } from './seeded-days'

type Honour = readonly [clause: string, level: string, matter: string, month: number]

const CENTRAL: readonly Honour[] = [
  ['pioneer.1', 'municipal', '防汛工作先进集体', 3],
  ['pioneer.1', 'works-committee', '服务中心工作示范支部', 6],
  ['pioneer.2', 'municipal', '党建工作先进支部', 7],
  ['pioneer.3', 'works-committee', '支部工作法优秀案例', 5],
]

/** What each kind of branch was honoured for: about half of the excellent ones' came late in the year. */
const HONOURS: Readonly<Record<Fortune, readonly Honour[]>> = {
  excellent: [
    ...CENTRAL,
    ['pioneer.1', 'municipal', '重点项目攻坚先进集体', 4],
    ['pioneer.1', 'municipal', '优化服务先进集体', 9],
    ['pioneer.2', 'provincial', '机关党建创新成果', 9],
    ['pioneer.2', 'works-committee', '红旗支部', 10],
    ['pioneer.3', 'municipal', '组织生活创新案例', 8],
    ['pioneer.3', 'municipal', '党员教育特色品牌', 10],
    ['pioneer.4', 'municipal', '党建课题一等奖', 10],
  ],
  sound: CENTRAL,
  behind: CENTRAL.slice(1, 2),
  lagging: [],
  vetoed: CENTRAL,
}

/** Smaller ones, of which a branch that does well or badly has some and another none. */
const FURTHER: readonly Honour[] = [
  ['pioneer.1', 'parent', '窗口服务先进集体', 9],
  ['pioneer.3', 'parent', '主题党日优秀案例', 10],
  ['pioneer.4', 'works-committee', '党建征文二等奖', 6],
  ['pioneer.4', 'parent', '党课教案优秀奖', 11],
]

type Fault = readonly [clause: string, marks: string, reason: string, month: number]

const FAULTS: Readonly<Record<Fortune, readonly Fault[]>> = {
  excellent: [],
  sound: [],
  behind: [
    ['basic.ideology.2', '1.00', '抽查学习笔记，六人中两人没有二季度的记录', 5],
    ['basic.system.3.b', '0.50', '记实本会议记录只有标题，没有讨论内容', 8],
  ],
  lagging: [
    ['basic.ideology.2', '2.00', '抽查学习笔记，五人中四人全年不足三次', 5],
    ['basic.style.2', '1.50', '社区报到活动全年无人参加，街道来函反映', 7],
    ['basic.system.3.b', '1.00', '记实本三月至六月空白，事后补记', 8],
    ['basic.system.2', '1.00', '发展党员材料缺两份，档案无专人保管', 10],
  ],
  vetoed: [],
}

/** Writes down what organ staff, works staff and the inspector established over the year. */
export function planFindings(city: CityLife): void {
  for (const [index, branch] of city.branches.entries()) {
    const { fortune } = branch.plan
    const chance = branch.random.stream('further')
    const further = FURTHER.filter(() => chance.chance(0.4))
    for (const honour of [...HONOURS[fortune], ...(fortune === 'lagging' ? [] : further)])
      planHonour(city, branch, honour)
    for (const fault of FAULTS[fortune]) planFault(city, branch, fault)
    if (fortune === 'vetoed') planVeto(city, branch)
    if (fortune === 'lagging') planTalk(city, branch)
    if (index === 0) planCorrections(city, branch)
  }
}

/** Organ staff for their branches, works staff for the works committee's own. */
function assessor({ works }: CityLife, { organ }: BranchLife): Resident {
  return organ?.staff ?? works.founder
}

function plan(
  city: CityLife,
  by: Resident,
  entry: {
    readonly subject: FindingSubject
    readonly ruleset: string
    readonly clause: string
    readonly fact: FindingFact
    readonly on: CivilDate
    readonly document: string | null
    readonly reason: string | null
  },
  then?: (entered: { id: string; revision: number }) => void,
): void {
  const { context, diary } = city
  const { on: happenedOn, ...rest } = entry
  diary.add(happenedOn, '16:10', async () => {
    const entered = await enterFinding(context, by, { ...rest, clientId: context.newId(), happenedOn, fileIds: [] })
    then?.(entered)
  })
}

function planHonour(city: CityLife, branch: BranchLife, [clause, level, matter, month]: Honour): void {
  const random = branch.random.stream(matter)
  plan(city, assessor(city, branch), {
    subject: { organisationId: branch.id },
    ruleset: FORTRESS.ruleset,
    clause,
    fact: { level, matter },
    on: civilDate(YEAR, month, random.whole(2, 17)),
    document: `云直工〔${YEAR}〕${random.whole(5, 90)}号`,
    reason: null,
  })
}

function planFault(city: CityLife, branch: BranchLife, [clause, value, reason, month]: Fault): void {
  const random = branch.random.stream(clause)
  const by = clause === 'basic.style.2' ? city.works.inspector : assessor(city, branch)
  plan(city, by, {
    subject: { organisationId: branch.id },
    ruleset: FORTRESS.ruleset,
    clause,
    fact: { value },
    on: civilDate(YEAR, month, random.whole(2, 27)),
    document: by === city.works.inspector ? `云督查〔${YEAR}〕${random.whole(2, 30)}号` : null,
    reason,
  })
}

/** One branch was named by the city for not carrying out a decision, and one of its members disciplined for it. */
function planVeto(city: CityLife, branch: BranchLife): void {
  plan(city, city.works.founder, {
    subject: { organisationId: branch.id },
    ruleset: FORTRESS.ruleset,
    clause: 'bottom.veto.1',
    fact: { value: true },
    on: civilDate(YEAR, 9, 22),
    document: `云办通报〔${YEAR}〕17号`,
    reason: '市里部署的隐患排查逾期两个月没有开展，被通报',
  })
  const { context, diary, works } = city
  diary.add(civilDate(YEAR, 9, 28), '16:40', async () => {
    const member = branch.members.at(-1)
    if (!member) return
    await enterPunishment(context, works.founder, {
      clientId: context.newId(),
      personId: member.personId,
      level: 'warning',
      matter: '隐患排查失职',
      decidedOn: civilDate(YEAR, 9, 25),
      document: `云纪〔${YEAR}〕31号`,
    })
  })
}

function planTalk(city: CityLife, branch: BranchLife): void {
  const member = branch.members.at(-2)
  if (!member) return
  plan(city, assessor(city, branch), {
    subject: { personId: member.personId },
    ruleset: PIONEER.ruleset,
    clause: 'bottom.talk',
    fact: { quantity: 1, matter: '上班时间脱岗' },
    on: civilDate(YEAR, 8, 20),
    document: null,
    reason: '机关纪委提醒谈话一次，有谈话记录',
  })
}

/** A figure that was put right, and a finding on the wrong branch that was taken back. */
function planCorrections(city: CityLife, branch: BranchLife): void {
  const { context, diary } = city
  const by = assessor(city, branch)
  const subject = { organisationId: branch.id }
  const entry = { subject, ruleset: FORTRESS.ruleset, document: null }
  const found = '记实本个别页码没有签名'
  plan(
    city,
    by,
    { ...entry, clause: 'basic.system.3.b', fact: { value: '1.00' }, on: civilDate(YEAR, 8, 12), reason: found },
    (one) => {
      const [mended, change] = [{ value: '0.50' }, '复核后认定只缺两页，改为 0.5']
      diary.add(civilDate(YEAR, 8, 12), '17:30', async () => {
        const happenedOn = civilDate(YEAR, 8, 12)
        await mendFinding(context, by, {
          ...one,
          fact: mended,
          happenedOn,
          document: null,
          reason: found,
          fileIds: [],
          change,
        })
      })
    },
  )
  plan(
    city,
    by,
    {
      ...entry,
      clause: 'basic.ideology.2',
      fact: { value: '1.00' },
      on: civilDate(YEAR, 5, 14),
      reason: '抽查学习笔记缺一次',
    },
    (one) => {
      diary.add(civilDate(YEAR, 5, 14), '17:45', async () => {
        await withdrawFinding(context, by, { ...one, reason: '录错了支部' })
      })
    },
  )
}
