import * as z from 'zod'
import { AppError } from '../../values/app-error'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 清单任务: an assessor finds that it passes or fails. */
export const taskClause = z.strictObject({ ...clauseBase, mechanism: z.literal('task') })

export const task: Mechanism<z.output<typeof taskClause>> = {
  name: 'task',
  compile: () =>
    compileTaskLimb({
      fields: ['value', 'matter'],
      kinds: ['task', 'finding'],
      asks: '认定',
      passes: ({ value }) => {
        throw new AppError('not-graded', `此条只填 pass（通过）或 fail（不过），不能填“${String(value ?? '')}”`)
      },
    }),
}
