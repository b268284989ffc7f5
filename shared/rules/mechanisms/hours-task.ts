import * as z from 'zod'
import { parseCount } from '../../values/count'
import { formatHours, parseHours } from '../../values/hours'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 学时任务: each person named has the hours, and the training sessions where they are asked. */
export const hoursTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('hours-task'),
  hours: z.number().int().min(1).max(1000),
  sessions: z.number().int().min(1).max(100).optional(),
})

export const hoursTask: Mechanism<z.output<typeof hoursTaskClause>> = {
  name: 'hours-task',
  compile: ({ hours, sessions }) =>
    compileTaskLimb({
      fields: sessions === undefined ? ['value', 'matter'] : ['value', 'sessions', 'matter'],
      kinds: ['hours', 'measure'],
      asks: sessions === undefined ? `不少于 ${hours} 学时` : `不少于 ${hours} 学时、集中培训 ${sessions} 次`,
      passes: (fact, reading) => {
        const done = parseHours(fact.value)
        const attended = sessions === undefined ? 0 : parseCount(fact.sessions)
        reading.remark(`${formatHours(done)} 学时${sessions === undefined ? '' : `、集训 ${attended} 次`}`)
        return done >= hours * 4 && attended >= (sessions ?? 0)
      },
    }),
}
