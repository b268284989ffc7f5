import { AppError } from '../../values/app-error'
import { formatPoints } from '../../values/points'
import type { FalsificationClause } from '../schema/clauses/falsification'
import { falseAmount } from './false-amount'
import type { Mechanism } from './mechanism'

/**
 * 弄虚作假加倍倒扣: the part that rested on a false record earns nothing in its own clause, and the same
 * amount is taken once more here, from the total and after every cap.
 */
export const falsification: Mechanism<FalsificationClause> = {
  name: 'falsification',
  compile: () => ({
    effect: 'loss',
    slots: 1,
    rates: [1],
    fields: ['target', 'value', 'matter'],
    kinds: ['falsify'],
    read: (facts) => {
      if (facts.some(({ target }) => target === undefined)) {
        throw new AppError('condition-not-met', '须用 target 写明哪一条的记录不实')
      }
      return [facts.reduce((sum, fact) => sum + falseAmount(fact), 0)]
    },
    amount: (row, at) => row[at] as number,
    facts: (row, at) => (row[at] === 0 ? '无' : `不实部分 ${formatPoints(row[at] as number)} 分`),
    arithmetic: (row, at) => (row[at] === 0 ? '不扣' : `再扣 ${formatPoints(row[at] as number)}`),
  }),
}
