import * as z from 'zod'
import { parseCount } from '../../values/count'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

const count = z.number().int().min(1).max(1000)

/** 满员分组: from so many members on, at least so many groups. */
export const groupsTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('groups-task'),
  from_members: count,
  least_groups: count,
})

export const groupsTask: Mechanism<z.output<typeof groupsTaskClause>> = {
  name: 'groups-task',
  compile: ({ from_members: from, least_groups: least }) =>
    compileTaskLimb({
      fields: ['members', 'groups'],
      kinds: ['groups', 'measure'],
      asks: `党员满 ${from} 人至少分 ${least} 个小组`,
      passes: (fact, reading) => {
        const [members, groups] = [parseCount(fact.members), parseCount(fact.groups)]
        reading.remark(`党员 ${members} 人，小组 ${groups} 个`)
        return members < from || groups >= least
      },
    }),
}
