import * as z from 'zod'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'
import { saysYes } from './yes-no'

/** 一票否决: entered by a person only; takes no points but overrides the standing. */
export const vetoClause = z.strictObject({ ...clauseBase, mechanism: z.literal('veto') })

export const veto: Mechanism<z.output<typeof vetoClause>> = {
  name: 'veto',
  compile: () => ({
    effect: 'mark',
    slots: 1,
    fields: ['value', 'matter'],
    kinds: ['finding'],
    read: (facts) => [facts.some((fact) => saysYes(fact)) ? 1 : 0],
    amount: () => 0,
    flags: (row, at) => (row[at] === 1 ? ['veto'] : []),
    facts: (row, at) => (row[at] === 1 ? '有' : '无'),
    arithmetic: (row, at) => (row[at] === 1 ? '一票否决' : '—'),
  }),
}
