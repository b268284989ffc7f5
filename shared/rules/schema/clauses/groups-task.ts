import * as z from 'zod'
import { clauseBase } from '../clause-base'

const count = z.number().int().min(1).max(1000)

/** 满员分组 as it is written in a ruleset file. */
export const groupsTaskClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('groups-task'),
  from_members: count,
  least_groups: count,
})

export type GroupsTaskClause = z.output<typeof groupsTaskClause>
