import * as z from 'zod'
import { year } from '../answers'
import { defineEndpoint } from '../endpoint'
import { civilDate, text, wholeInQuery } from '../values'

export const keepCalendarYear = defineEndpoint({
  name: 'keepCalendarYear',
  method: 'put',
  path: '/calendar-years/{year}',
  summary: '录入一年的放假安排（国务院办公厅公布后）',
  who: 'calendar.keep',
  params: { year: wholeInQuery(2000, 2999).meta({ title: '年份' }) },
  body: () =>
    z.strictObject({
      daysOff: z.array(civilDate).min(1).max(80).meta({ title: '放假的日子' }),
      workDays: z.array(civilDate).max(40).meta({ title: '周末上班的日子' }),
      source: text(2, 80).meta({ title: '文号或出处' }),
    }),
  output: () => z.strictObject({ year }),
  errors: ['out-of-range', 'conflict'],
})
