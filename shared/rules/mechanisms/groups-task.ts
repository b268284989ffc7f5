import { parseCount } from '../../values/count'
import type { GroupsTaskClause } from '../schema/clauses/groups-task'
import type { Mechanism } from './mechanism'
import { compileTaskLimb } from './task-limb'

/** 满员分组: from so many members on, at least so many groups. */
export const groupsTask: Mechanism<GroupsTaskClause> = {
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
