import { AppError } from '../../values/app-error'
import { addMonths } from '../../values/civil-date'
import type { VacancyTaskClause } from '../schema/clauses/vacancy-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 空缺补齐: a post that fell vacant is filled by the same day so many months later. */
export const vacancyTask: Mechanism<VacancyTaskClause> = {
  name: 'vacancy-task',
  compile: ({ within_months: months }) =>
    compileTaskLimb({
      fields: ['from', 'to', 'as_of'],
      kinds: ['vacancy'],
      asks: `${months} 个月内补齐`,
      passes: (fact, reading) => {
        if (fact.from === undefined) throw new AppError('facts-invalid', '须填空缺起始日 from')
        if (fact.to && fact.to < fact.from) throw new AppError('out-of-range', '补齐日早于空缺起始日')
        const looked = fact.as_of ?? reading.asOf
        reading.remark(`${fact.from} 起空缺，${fact.to ? `${fact.to} 补齐` : `至 ${looked} 未补齐`}`)
        return (fact.to ?? looked) <= addMonths(fact.from, months)
      },
    }),
}
