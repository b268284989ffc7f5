import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatHours, parseHours } from '../../values/hours'
import type { HoursTaskClause } from '../schema/clauses/hours-task'
import { hasReason } from './facts-reading'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 学时任务: each person named has the hours, and the training sessions where they are asked. */
export const hoursTask: Mechanism<HoursTaskClause> = {
  name: 'hours-task',
  compile: ({ hours, sessions, excusable }) =>
    compileTaskLimb({
      fields: [
        'value',
        'matter',
        ...(sessions === undefined ? [] : (['sessions'] as const)),
        ...(excusable ? (['approved'] as const) : []),
      ],
      kinds: ['hours', 'measure'],
      asks: sessions === undefined ? `不少于 ${hours} 学时` : `不少于 ${hours} 学时、集中培训 ${sessions} 次`,
      passes: (fact, reading) => {
        const done = parseHours(fact.value)
        const attended = sessions === undefined ? 0 : parseCount(fact.sessions)
        reading.remark(`${formatHours(done)} 学时${sessions === undefined ? '' : `、集训 ${attended} 次`}`)
        if (done >= hours * 4 && attended >= (sessions ?? 0)) return true
        if (fact.approved === undefined || fact.approved === false) return false
        if (!hasReason(fact)) throw new AppError('condition-not-met', '予以说明的须写明理由')
        reading.remark(`${fact.matter ?? '一人'}不足，有说明：${fact.reason ?? fact.say ?? fact.document ?? ''}`)
        return true
      },
    }),
}
