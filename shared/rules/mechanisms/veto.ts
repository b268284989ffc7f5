import { AppError } from '../../values/app-error'
import type { VetoClause } from '../schema/clauses/veto'
import { hasReason } from './facts-reading'
import type { Mechanism } from './mechanism'
import { saysYes } from './yes-no'

/** 一票否决: entered by a person only; takes no points but overrides the standing. */
export const veto: Mechanism<VetoClause> = {
  name: 'veto',
  compile: ({ needs_reason: needsReason }) => ({
    effect: 'mark',
    slots: 1,
    fields: ['value', 'matter'],
    kinds: ['finding'],
    read: (facts) => {
      const found = facts.filter((fact) => saysYes(fact))
      if (needsReason && !found.every(hasReason)) throw new AppError('condition-not-met', '须写明理由')
      return [found.length > 0 ? 1 : 0]
    },
    amount: () => 0,
    vetoes: true,
    flags: (row, at) => (row[at] === 1 ? ['veto'] : []),
    facts: (row, at) => (row[at] === 1 ? '有' : '无'),
    arithmetic: (row, at) => (row[at] === 1 ? '一票否决' : '—'),
  }),
}
