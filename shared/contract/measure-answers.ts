import * as z from 'zod'
import { measureName } from '../measures/measure-name'
import { civilDate, wholeInQuery } from './values'

export const measuresOfYear = {
  year: wholeInQuery(2000, 2999).meta({ title: '年度' }),
  /** the latest up to this day; today when left out */
  asOf: civilDate.optional(),
}

/** What records add up to, by measure. */
export const shownMeasureList = z.strictObject({
  asOf: civilDate.nullable(),
  items: z.array(
    z.strictObject({
      measure: measureName,
      label: z.string().meta({ title: '名称' }),
      unit: z.string().meta({ title: '单位' }),
      level: z.string().nullable().meta({ title: '层级或情形' }),
      figure: z.union([z.number(), z.boolean(), z.string()]).nullable().meta({ title: '数值' }),
    }),
  ),
})
