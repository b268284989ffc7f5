import type { ProcessStepClause } from '../schema/clauses/process-step'
import { onlyFact } from './facts-reading'
import type { Mechanism } from './mechanism'
import { saysYes } from './yes-no'

/** 程序环节: takes no points; a standing that a process grants asks whether it is on record. */
export const processStep: Mechanism<ProcessStepClause> = {
  name: 'process-step',
  compile: () => ({
    effect: 'mark',
    slots: 1,
    fields: ['value', 'held'],
    kinds: ['step', 'finding', 'record', 'designation'],
    read: (facts) => {
      const fact = onlyFact(facts)
      if (!fact) return [0]
      return [fact.held === undefined ? Number(saysYes(fact)) : Number(fact.held !== null)]
    },
    amount: () => 0,
    facts: (row, at) => (row[at] === 1 ? '已记录' : '没有记录'),
    arithmetic: () => '—',
  }),
}
