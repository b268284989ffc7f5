import * as z from 'zod'
import { formatPoints } from '../../values/points'
import { amount } from '../schema/amount'
import { clauseBase } from '../schema/clause-base'
import type { Mechanism } from './mechanism'
import { saysYes } from './yes-no'

/** 是非扣分: the points are lost once, however many cases stand behind it. */
export const onceOnlyLossClause = z.strictObject({
  ...clauseBase,
  mechanism: z.literal('once-only-loss'),
  loss: amount,
})

export const onceOnlyLoss: Mechanism<z.output<typeof onceOnlyLossClause>> = {
  name: 'once-only-loss',
  compile: ({ loss, expects }) => ({
    effect: 'loss',
    slots: 1,
    rates: [loss],
    fields: ['value', 'matter'],
    kinds: ['finding'],
    read: (facts) => [facts.some((fact) => saysYes(fact)) ? 1 : 0],
    unmet: () => [1],
    amount: (row, at) => (row[at] as number) * loss,
    facts: (row, at) => {
      const lost = row[at] === 1
      if (expects === 'duty') return lost ? '未做到' : '已做到'
      return lost ? '有' : '无'
    },
    arithmetic: (row, at) => (row[at] === 1 ? `扣 ${formatPoints(loss)}` : '不扣'),
  }),
}
