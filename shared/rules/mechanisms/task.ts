import { AppError } from '../../values/app-error'
import type { TaskClause } from '../schema/clauses/task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 清单任务: an assessor finds that it passes or fails. */
export const task: Mechanism<TaskClause> = {
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
