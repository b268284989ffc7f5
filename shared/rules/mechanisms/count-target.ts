import { parseCount } from '../../values/count'
import type { Fact } from '../facts/fact'
import type { CountTargetClause } from '../schema/clauses/count-target'
import type { Mechanism, Outcome, Reading } from './mechanism'

/** 目标数: how many there should be by a day. Advice to the committee; it passes or fails nobody. */
export const countTarget: Mechanism<CountTargetClause> = {
  name: 'count-target',
  compile: (clause) => ({
    effect: 'mark',
    // Slots: 1 when the day has passed and the number is not there; the number counted, plus one.
    slots: 2,
    fields: ['quantity', 'value', 'as_of', 'at'],
    kinds: ['target', 'count'],
    read: (facts, reading) => {
      const counted = facts.map((fact) => countOne(fact, clause, reading))
      const missed = counted.some(({ outcome }) => outcome === 'fail') ? 1 : 0
      return [missed, Math.max(0, ...counted.map(({ count }) => count + 1))]
    },
    amount: () => 0,
    flags: (row, at) => (row[at] === 1 ? [`target-missed:${clause.id}`] : []),
    facts: (row, at) => (row[at + 1] === 0 ? '未统计' : `${(row[at + 1] as number) - 1} ${clause.unit}`),
    arithmetic: () => `${clause.by} 前至少 ${clause.at_least} ${clause.unit}`,
  }),
}

/** A target is not missed before its day has come. */
function countOne(fact: Fact, { unit, at_least: least, by }: CountTargetClause, reading: Reading) {
  const count = parseCount(fact.quantity ?? fact.value)
  const looked = fact.as_of ?? reading.asOf
  const outcome: Outcome = count >= least ? 'pass' : looked < by ? 'not-due' : 'fail'
  const words = { pass: '已达到', fail: '未达到', 'not-due': '未到期' }[outcome]
  reading.measured(fact.at, outcome)
  reading.remark(`${looked} 有 ${count} ${unit}，${words}`)
  return { count, outcome }
}
