import * as z from 'zod'
import { civilDate, text } from '../contract/values'

const figure = z.union([z.number(), text(1, 20)])

/**
 * What an assessor established on a clause, in the fields its mechanism takes. Which of them a clause takes and
 * within which bounds is the ruleset's to say, when the finding is entered.
 */
export const findingFact = z
  .strictObject({
    quantity: figure.meta({ title: '数量' }).optional(),
    done: figure.meta({ title: '完成数' }).optional(),
    /** yes or no, or the assessor's figure in points */
    value: z.union([z.boolean(), figure]).meta({ title: '有无或评定分值' }).optional(),
    level: text(1, 40).meta({ title: '层级或等次' }).optional(),
    giver: text(1, 60).meta({ title: '授予单位' }).optional(),
    matter: text(1, 60).meta({ title: '事项' }).optional(),
    due: civilDate.meta({ title: '应完成日' }).optional(),
    held: civilDate.nullable().meta({ title: '完成日' }).optional(),
    /** false: the clause does not apply to this subject */
    applies: z.boolean().meta({ title: '是否适用' }).optional(),
  })
  .meta({ title: '认定内容' })

export type FindingFact = z.output<typeof findingFact>
