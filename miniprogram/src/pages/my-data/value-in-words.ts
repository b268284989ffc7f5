import { personClasses } from '../../../../shared/people/person'
import { activityStates } from '../../../../shared/records/activity-states'
import { attendanceStatuses } from '../../../../shared/records/attendance-states'
import { recordKinds } from '../../../../shared/records/kinds'
import { recordStates } from '../../../../shared/records/states'
import { civilDateAt } from '../../../../shared/values/civil-date'
import { timeInShanghai } from '../../state/written-day'

/** What somebody looked at, as the read log has it. */
const looked = {
  attendance: '活动出席',
  complaint: '意见',
  dues: '党费',
  file: '附件',
  findings: '认定',
  index: '指数',
  outbox: '消息',
  punishments: '处分',
  'read-person': '基本信息',
  record: '记录',
  study: '学习认定',
  waiting: '待办',
}

/** The stored words of a field, by its name in the answer. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  state: { ...recordStates, ...activityStates },
  kind: recordKinds,
  class: personClasses,
  status: attendanceStatuses,
  what: looked,
  sex: { male: '男', female: '女' },
  joinedPrecision: { day: '日', month: '月', year: '年' },
  basis: { interim: '年中', closed: '已结' },
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/

/** A held value for reading: stored words in Chinese, instants in Beijing time; what is nested stays as it is stored. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'object') return contentInWords(value)
  const text = String(value)
  if (INSTANT.test(text)) return `${civilDateAt(Date.parse(text))} ${timeInShanghai(text)}`
  return WORDS[field]?.[text] ?? text
}

function contentInWords(value: object): string {
  const { title, points } = value as { title?: unknown; points?: unknown }
  if (typeof title === 'string' && 'kind' in value) return title
  if (typeof points === 'number' && 'kind' in value) return `${points} 分`
  return JSON.stringify(value)
}
