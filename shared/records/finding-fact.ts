import * as z from 'zod'
import { civilDate, text } from '../contract/values'
import type { FactField } from '../rules/facts/fact'

const figure = z.union([z.number(), text(1, 20)])
const day = civilDate.optional()
const dayOrNotYet = civilDate.nullable().meta({ title: '日期，或尚未' }).optional()

/** Two means against each other come from records alone, so `value` takes no record of figures. */
const fields = {
  quantity: figure.meta({ title: '数量' }).optional(),
  done: figure.meta({ title: '完成数' }).optional(),
  value: z
    .union([z.boolean(), figure, z.array(figure).max(60)])
    .meta({ title: '有无、评定分值或数值' })
    .optional(),
  level: text(1, 40).meta({ title: '层级或等次' }).optional(),
  giver: text(1, 60).meta({ title: '授予单位' }).optional(),
  matter: text(1, 60).meta({ title: '事项' }).optional(),
  rank: z
    .union([z.number(), text(1, 40)])
    .meta({ title: '职级或名次' })
    .optional(),
  cause: text(1, 40).meta({ title: '缘由' }).optional(),
  due: day,
  held: dayOrNotYet,
  from: day,
  to: dayOrNotYet,
  elected: day,
  next: dayOrNotYet,
  as_of: day,
  approved: z.union([z.boolean(), civilDate]).meta({ title: '是否批准或批准日' }).optional(),
  of: figure.meta({ title: '参评数' }).optional(),
  prev_q4: figure.meta({ title: '上年四季度名次' }).optional(),
  average: figure.meta({ title: '平均值' }).optional(),
  improved: z.boolean().meta({ title: '明显进步' }).optional(),
  members: figure.meta({ title: '党员数' }).optional(),
  full_members: figure.meta({ title: '正式党员数' }).optional(),
  groups: figure.meta({ title: '小组数' }).optional(),
  form: text(1, 40).meta({ title: '形式' }).optional(),
  sessions: figure.meta({ title: '场次' }).optional(),
  staff: figure.meta({ title: '人数' }).optional(),
  full_time: figure.meta({ title: '专职人数' }).optional(),
  target: text(1, 80).meta({ title: '所指条款' }).optional(),
  at: text(1, 40).meta({ title: '哪一次测量' }).optional(),
} satisfies Record<FactField, z.ZodType>

/**
 * What an assessor established on a clause, in the fields its mechanism takes. Which of them a clause takes and
 * within which bounds is the ruleset's to say, when the finding is entered.
 */
export const findingFact = z
  .strictObject({
    ...fields,
    /** false: the clause does not apply to this subject */
    applies: z.boolean().meta({ title: '是否适用' }).optional(),
  })
  .meta({ title: '认定内容' })

export type FindingFact = z.output<typeof findingFact>
