import { addDays, civilDate } from '../../../shared/values/civil-date'
import { answerComplaint } from '../../operations/complaints/answer-complaint'
import { makeComplaint } from '../../operations/complaints/make-complaint'
import { at } from './at'
import type { CityLife } from './city-life'
import { YEAR } from './seeded-days'

const COMPLAINTS: readonly (readonly [
  month: number,
  to: 'organ-committee' | 'works-committee',
  text: string,
  answer: string | null,
])[] = [
  [3, 'organ-committee', '同一场活动不要既在群里接龙又在这里签到。', '已通知各支部，以这里的签到为准，不再接龙。'],
  [5, 'works-committee', '希望老同志可以由年轻党员代为登记。', '可以。党小组长和支部书记能代不方便用手机的党员填报。'],
  [8, 'organ-committee', '志愿服务的时长能不能按半小时记？', '可以按一刻钟记，填 0.25 的倍数即可。'],
  [10, 'works-committee', '表彰层级里没有区县一级，该怎么填？', null],
  [11, 'organ-committee', '主题党日通知请提前三天发出。', null],
]

/** Writes down what members complained of or proposed, and what they were answered. */
export function planComplaints({ context, diary, branches, works }: CityLife): void {
  for (const [index, [month, to, text, answer]] of COMPLAINTS.entries()) {
    const branch = at(branches, index % (branches.length - 1))
    const author = at(branch.members, branch.members.length - 3)
    const day = civilDate(YEAR, month, 11)
    diary.add(day, '12:30', async () => {
      const made = await makeComplaint(context, author, { clientId: context.newId(), to, text })
      if (answer === null) return
      const by = to === 'works-committee' ? works.founder : branch.organ?.staff
      diary.add(addDays(day, 2), '16:00', async () => {
        if (by) await answerComplaint(context, by, { ...made, answer })
      })
    })
  }
}
