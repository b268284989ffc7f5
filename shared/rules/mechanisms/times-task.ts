import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { endedQuarters } from '../../values/window'
import type { TimesTaskClause } from '../schema/clauses/times-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

const PARTS = { year: 1, 'half-year': 2, quarter: 4 } as const

/** 次数任务: so many times in each year, half-year or quarter; a quarter too many does not fill another. */
export const timesTask: Mechanism<TimesTaskClause> = {
  name: 'times-task',
  compile: ({ unit, times, each }) => {
    const words = { year: '每年', 'half-year': '每半年', quarter: '每季度' }[each]
    return compileTaskLimb({
      fields: ['done', 'value', 'quantity', 'matter'],
      kinds: ['done', 'count', 'measure', 'quarterly', 'days'],
      asks: `${words}不少于 ${times} ${unit}`,
      passes: (fact, reading) => {
        // Sub-periods that have not ended cannot be short yet.
        const ended = Math.floor((PARTS[each] * endedQuarters(reading.period, reading.asOf).length) / 4)
        if (!Array.isArray(fact.value)) {
          const done = parseCount(fact.done ?? fact.quantity ?? fact.value)
          reading.remark(`已有 ${done} ${unit}，应有 ${times * ended} ${unit}`)
          return done >= times * ended
        }
        if (fact.value.length < ended || fact.value.length > PARTS[each]) {
          throw new AppError('out-of-range', `应填 ${ended} 至 ${PARTS[each]} 个数，填了 ${fact.value.length} 个`)
        }
        const counts = fact.value.map((count) => parseCount(count))
        reading.remark(`各期 ${counts.join('、')} ${unit}`)
        return counts.slice(0, ended).every((count) => count >= times)
      },
    })
  },
}
