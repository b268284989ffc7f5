import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import type { RatioTaskClause } from '../schema/clauses/ratio-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 配比任务: full-time staff at least a percentage of all staff; above the usual share it passes with a flag. */
export const ratioTask: Mechanism<RatioTaskClause> = {
  name: 'ratio-task',
  compile: ({ id, least_percent: least, usual_percent: usual }) =>
    compileTaskLimb({
      fields: ['full_time', 'staff'],
      kinds: ['ratio', 'measure'],
      asks: `专职占工作人员 ${least}%–${usual}%（一般）`,
      passes: (fact, reading) => {
        const [fullTime, staff] = [parseCount(fact.full_time), parseCount(fact.staff)]
        if (staff === 0) throw new AppError('condition-not-met', '没有工作人员，无法求配比')
        reading.remark(`专职 ${fullTime} 人，工作人员 ${staff} 人`)
        if (fullTime * 100 > usual * staff) reading.flag(`ratio-above-usual:${id}`)
        return fullTime * 100 >= least * staff
      },
    }),
}
