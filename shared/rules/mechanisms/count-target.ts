import * as z from 'zod'
import { parseCount } from '../../values/count'
import { civilDateText } from '../schema/civil-date-text'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'

/** 目标数: how many there should be by a day. Advice to the committee; it passes or fails nobody. */
export const countTargetClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('count-target'),
  unit: z.string().min(1),
  at_least: z.number().int().min(1),
  by: civilDateText,
})

export const countTarget: Mechanism<z.output<typeof countTargetClause>> = {
  name: 'count-target',
  compile: ({ id, unit, at_least: least, by }) => ({
    effect: 'mark',
    // Slots: 1 when the day has passed and the number is not there; the number counted, plus one.
    slots: 2,
    fields: ['quantity', 'as_of', 'at'],
    kinds: ['target', 'count'],
    read: (facts, reading) => {
      let [missed, latest] = [0, 0]
      for (const fact of facts) {
        const count = parseCount(fact.quantity)
        const looked = fact.as_of ?? reading.asOf
        const reached = count >= least
        // A target is not missed before its day has come.
        if (!reached && looked >= by) missed = 1
        reading.measured(fact.at, reached || looked < by)
        reading.remark(`${looked} 有 ${count} ${unit}${reached ? '，已达到' : looked < by ? '，未到期' : '，未达到'}`)
        latest = Math.max(latest, count + 1)
      }
      return [missed, latest]
    },
    amount: () => 0,
    flags: (row, at) => (row[at] === 1 ? [`target-missed:${id}`] : []),
    facts: (row, at) => (row[at + 1] === 0 ? '未统计' : `${(row[at + 1] as number) - 1} ${unit}`),
    arithmetic: () => `${by} 前至少 ${least} ${unit}`,
  }),
}
