import { measures } from '../../../../shared/measures/catalogue'
import { civilDateAt } from '../../../../shared/values/civil-date'
import { timeInShanghai } from '../../state/written-day'
import { parts, words } from './held-words'

const INSTANT = /^\d{4}-\d{2}-\d{2}T/
const DAY = /^(\d{4})-0?(\d{1,2})-0?(\d{1,2})$/
const MONTH = /^(\d{4})-0?(\d{1,2})$/
const QUARTER = /^(\d{4})Q([1-4])$/
const MEASURES: Readonly<Record<string, { readonly label: string; readonly unit: string }>> = measures

/** A held value for reading: stored words in Chinese, instants in Beijing time, what is nested part by part. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field === 'figures' && Array.isArray(value)) return figuresInWords(value)
  if (typeof value === 'object') return nestedInWords(value)
  if (field === 'total' && typeof value === 'number') return `${value}（${(value / 100).toFixed(2)} 分）`
  if (field === 'quarters' && typeof value === 'number') return `${value}（${value / 4} 小时）`
  const text = String(value)
  if (INSTANT.test(text)) return `${inCalendarWords(civilDateAt(Date.parse(text)))} ${timeInShanghai(text)}`
  return words[field]?.[text] ?? inCalendarWords(text)
}

/** Of the numbers that were counted, those that are not nought. */
function figuresInWords(figures: readonly unknown[]): string {
  const told = figures.flatMap((figure) => {
    const { measure, quantity, value } = figure as { measure?: string; quantity?: number; value?: number }
    const known = MEASURES[measure ?? '']
    const number = quantity ?? value
    return known === undefined || number === undefined || number === 0 ? [] : [`${known.label} ${number}${known.unit}`]
  })
  return told.length === 0 ? '都是 0' : told.join('、')
}

function nestedInWords(value: object): string {
  const told = Object.entries(value).flatMap(([name, part]) => {
    const label = parts[name]
    if (label === undefined || part === null || typeof part === 'object' || part === '') return []
    return [`${label} ${valueInWords(name, part)}`]
  })
  return told.length === 0 ? '在导出的文件里' : told.join('，')
}

/** Days, months and quarters as people write them; anything else as it stands. */
function inCalendarWords(text: string): string {
  return text.replace(DAY, '$1年$2月$3日').replace(MONTH, '$1年$2月').replace(QUARTER, '$1年$2季度')
}
