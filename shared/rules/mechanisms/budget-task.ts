import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { BudgetTaskClause } from '../schema/clauses/budget-task'
import { measuredDecimal } from './facts-reading'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 人均经费: the budget covers so many yuan for each member; one fen less does not. */
export const budgetTask: Mechanism<BudgetTaskClause> = {
  name: 'budget-task',
  compile: ({ yuan_each: each }) =>
    compileTaskLimb({
      fields: ['value', 'members'],
      kinds: ['budget', 'measure'],
      asks: `每名党员 ${formatPoints(each)} 元`,
      passes: (fact, reading) => {
        const budget = measuredDecimal(fact.value)
        const asked = each * parseCount(fact.members)
        reading.remark(`应有 ${formatPoints(asked)} 元，预算 ${formatPoints(budget)} 元`)
        return budget >= asked
      },
    }),
}
