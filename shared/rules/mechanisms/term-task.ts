import { AppError } from '../../values/app-error'
import { addMonths } from '../../values/civil-date'
import { countOption } from '../options'
import type { TermTaskClause } from '../schema/clauses/term-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 按期换届: the next election by the day the term runs out, so many years after the last one. */
export const termTask: Mechanism<TermTaskClause> = {
  name: 'term-task',
  compile: ({ term_years: written }, { options }) => {
    const years = typeof written === 'object' ? countOption(options, written.option) : written
    return compileTaskLimb({
      fields: ['elected', 'next', 'as_of'],
      kinds: ['term'],
      asks: `每届 ${years} 年`,
      passes: (fact, reading) => {
        if (fact.elected === undefined) throw new AppError('facts-invalid', '须填当选日期 elected')
        const due = addMonths(fact.elected, 12 * years)
        const looked = fact.as_of ?? reading.asOf
        reading.remark(`${fact.elected} 当选，${due} 届满，${fact.next ? `${fact.next} 换届` : `至 ${looked} 未换届`}`)
        return (fact.next ?? looked) <= due
      },
    })
  },
}
