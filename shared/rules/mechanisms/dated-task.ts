import { AppError } from '../../values/app-error'
import type { DatedTaskClause } from '../schema/clauses/dated-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 限期任务: done by a day; until that day has passed nothing is wrong. */
export const datedTask: Mechanism<DatedTaskClause> = {
  name: 'dated-task',
  compile: ({ by }) =>
    compileTaskLimb({
      fields: ['held', 'as_of'],
      kinds: ['deadline', 'done'],
      asks: `${by} 前完成`,
      passes: (fact, reading) => {
        if (fact.held === undefined) throw new AppError('facts-invalid', '须填完成日期 held，未完成填 null')
        const looked = fact.as_of ?? reading.asOf
        reading.remark(fact.held ? `${fact.held} 完成` : `至 ${looked} 未完成`)
        return (fact.held ?? looked) <= by
      },
    }),
}
