import * as z from 'zod'
import { year } from '../answers'
import { defineEndpoint } from '../endpoint'
import { civilDate } from '../values'

export const listCalendarYears = defineEndpoint({
  name: 'listCalendarYears',
  method: 'get',
  path: '/calendar-years',
  summary: '已公布放假安排的年份',
  who: 'calendar.keep',
  output: () =>
    z.strictObject({
      years: z
        .array(
          z.strictObject({
            year,
            daysOff: z.array(civilDate).readonly().meta({ title: '放假的日子' }),
            workDays: z.array(civilDate).readonly().meta({ title: '周末上班的日子' }),
            source: z.string().meta({ title: '出处' }),
          }),
        )
        .meta({ title: '年份' }),
    }),
  errors: [],
})
