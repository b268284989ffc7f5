import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { OnceOnlyLossClause } from '../schema/clauses/once-only-loss'
import type { Mechanism } from './mechanism'
import { saysYes } from './yes-no'

/** 是非扣分: the points are lost once, however many cases stand behind it. */
export const onceOnlyLoss: Mechanism<OnceOnlyLossClause> = {
  name: 'once-only-loss',
  compile: ({ loss, expects }) => ({
    effect: 'loss',
    slots: 1,
    rates: [loss],
    fields: ['value', 'done', 'matter'],
    kinds: ['finding', 'done', 'event', 'occurrence', 'count', 'missing', 'deadline', 'measure', 'flag'],
    read: (facts) => [facts.some((fact) => isLost(fact)) ? 1 : 0],
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

/** Yes means that the points are lost; `done: 0` says the same of a duty that was to be done. */
function isLost(fact: Fact): boolean {
  if (fact.done === undefined) return saysYes(fact)
  if (fact.value !== undefined) throw new AppError('too-many', 'value（有无）与 done（做了几次）只填其一')
  return parseCount(fact.done) === 0
}
