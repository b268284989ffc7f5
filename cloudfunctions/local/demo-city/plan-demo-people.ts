import type { RecordContent } from '../../../shared/records/contents'
import { addDays, type CivilDate, parseCivilDate } from '../../../shared/values/civil-date'
import { parseHours } from '../../../shared/values/hours'
import { decideRecords } from '../../operations/records/decide-records'
import { submitRecord } from '../../operations/records/submit-record'
import { at } from './at'
import type { CityLife, Resident } from './city-life'

const day = (written: string): CivilDate => parseCivilDate(written)

/** What becomes of a record of the demo's member. */
type Fate = 'approve' | 'wait' | { readonly returned: string }

/** The year of the member whom a visitor plays: points won, points open, one record waiting and one sent back. */
const MEMBER: readonly (readonly [RecordContent, Fate])[] = [
  [{ kind: 'pledge', happenedOn: day('2026-01-14'), title: '河道巡查问题当天上报' }, 'approve'],
  [{ kind: 'study-hours', happenedOn: day('2026-03-20'), title: '网上专题班', hours: parseHours('6') }, 'approve'],
  [
    { kind: 'volunteer-hours', happenedOn: day('2026-04-18'), title: '世界水日宣传', hours: parseHours('1.5') },
    'approve',
  ],
  [{ kind: 'hard-task', happenedOn: day('2026-07-09'), title: '防汛抢险突击队' }, 'approve'],
  [
    { kind: 'study-hours', happenedOn: day('2026-08-22'), title: '防汛业务与党性培训', hours: parseHours('4') },
    'approve',
  ],
  [
    {
      kind: 'honour',
      happenedOn: day('2026-07-01'),
      title: '市直机关优秀共产党员',
      level: 'works-committee',
      giver: '市直机关工委',
      matter: '市直机关优秀共产党员',
      document: '云直工〔2026〕28号',
    },
    'approve',
  ],
  [{ kind: 'xuexi-points', happenedOn: day('2026-09-30'), points: 2680 }, 'approve'],
  [
    { kind: 'study-hours', happenedOn: day('2026-11-07'), title: '读书会', hours: parseHours('3') },
    { returned: '请写明是几点到几点，附上签到单' },
  ],
  [
    { kind: 'volunteer-hours', happenedOn: day('2026-11-15'), title: '古镇水系清淤志愿服务', hours: parseHours('2') },
    'wait',
  ],
]

/** What colleagues logged this week: two of them a secretary should look at twice. */
const WAITING: readonly (readonly [position: number, record: RecordContent])[] = [
  // As long as a day and a half of work: an honest slip for 1.5 or not.
  [8, { kind: 'study-hours', happenedOn: day('2026-11-15'), title: '网上专题班', hours: parseHours('15') }],
  // The same hours that the branch's own activity of the day counts already.
  [9, { kind: 'volunteer-hours', happenedOn: day('2026-11-14'), title: '参加支部志愿服务', hours: parseHours('2.5') }],
  [7, { kind: 'volunteer-hours', happenedOn: day('2026-11-16'), title: '社区图书整理', hours: parseHours('2') }],
  [10, { kind: 'study-hours', happenedOn: day('2026-11-16'), title: '党纪学习专题', hours: parseHours('3') }],
  [11, { kind: 'hard-task', happenedOn: day('2026-11-17'), title: '枯水期保供水专班' }],
  [2, { kind: 'study-hours', happenedOn: day('2026-11-17'), title: '读书会', hours: parseHours('2') }],
  [12, { kind: 'volunteer-hours', happenedOn: day('2026-11-18'), title: '敬老院陪伴', hours: parseHours('3') }],
  [3, { kind: 'lecture', happenedOn: day('2026-11-18'), title: '结合岗位谈担当' }],
  [13, { kind: 'xuexi-points', happenedOn: day('2026-11-18'), points: 2150 }],
  [4, { kind: 'volunteer-hours', happenedOn: day('2026-11-19'), title: '交通路口劝导', hours: parseHours('1.5') }],
]

/** Writes down the year of the demo's member and the week of the demo's secretary. */
export function planDemoPeople({ context, diary, branches }: CityLife): void {
  const { members, secretary } = at(branches, 0)
  const submit = (author: Resident, record: RecordContent) =>
    submitRecord(context, author, { clientId: context.newId(), record })
  const member = members.find(({ isDemo }) => isDemo)
  if (!member) throw new RangeError('the demo has no member')
  for (const [record, fate] of MEMBER) {
    diary.add(record.happenedOn, '20:15', async () => {
      const { id, revision } = await submit(member, record)
      if (fate === 'wait') return
      diary.add(addDays(record.happenedOn, 2), '08:50', async () => {
        const decision =
          fate === 'approve'
            ? ({ step: 'approve', reason: null } as const)
            : ({ step: 'return', reason: fate.returned } as const)
        await decideRecords(context, secretary, { ...decision, records: [{ id, revision }] })
      })
    })
  }
  for (const [position, record] of WAITING) {
    diary.add(record.happenedOn, '21:05', async () => {
      await submit(at(members, position), record)
    })
  }
}
