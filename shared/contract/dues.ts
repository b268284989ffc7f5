import * as z from 'zod'
import { civilDate, id, revision, yearMonth } from './values'

/** A year's kept months of one member. */
export const duesOfMember = z.strictObject({
  personId: id,
  name: z.string().meta({ title: '姓名' }),
  months: z
    .array(
      z.strictObject({
        month: yearMonth,
        paidOn: civilDate.nullable().meta({ title: '交纳日期' }),
        remindedOn: civilDate.nullable().meta({ title: '催交日期' }),
        revision,
      }),
    )
    .meta({ title: '各月' }),
})
