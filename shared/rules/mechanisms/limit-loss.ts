import { AppError } from '../../values/app-error'
import { completedMonths, daysBetween } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { LimitLossClause } from '../schema/clauses/limit-loss'
import { measuredDecimal, product } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/** 越限扣分: a measured figure that reaches, passes or falls short of a limit costs points. */
export const limitLoss: Mechanism<LimitLossClause> = {
  name: 'limit-loss',
  compile: (clause) => {
    const { loss, limit, unit, each } = clause
    return {
      effect: 'loss',
      slots: 1,
      rates: [loss],
      fields: ['value', 'quantity', 'from', 'to', 'approved', 'matter'],
      kinds: [
        'measure',
        'finding',
        'occurrence',
        'count',
        'vacancy',
        'days',
        'hours',
        'min-hours',
        'event',
        'done',
        'missing',
        'term',
        'ratio',
        'survey',
      ],
      read: (facts, reading) => {
        const cases = facts.flatMap(eachFigure).reduce((sum, fact) => sum + chargedCases(fact, clause, reading), 0)
        return [each ? cases : Math.min(cases, 1)]
      },
      unmet: () => [1],
      amount: (row, at) => (row[at] as number) * loss,
      facts: (row, at) => {
        const line = `${shortFigure(limit)} ${unit}`
        const words = { 'at-least': `满 ${line}`, 'more-than': `超过 ${line}`, 'fewer-than': `不足 ${line}` }
        if (row[at] === 0) return `没有${words[clause.charged]}`
        return each ? `${words[clause.charged]}，${row[at]} 例` : words[clause.charged]
      },
      arithmetic: (row, at) => {
        if (row[at] === 0) return '不扣'
        return each ? product(row[at] as number, loss) : `扣 ${formatPoints(loss)}`
      },
    }
  },
}

/** A list of figures, such as each person's, is as many entries. */
function eachFigure(fact: Fact): Fact[] {
  return Array.isArray(fact.value) ? fact.value.map((value) => ({ ...fact, value })) : [fact]
}

/** How many cases one entry charges: a count of cases found, a yes or no, or one figure against the limit. */
function chargedCases(fact: Fact, clause: LimitLossClause, reading: Reading): number {
  if (fact.approved === true || typeof fact.approved === 'string') {
    reading.flag(`approved:${clause.id}`)
    reading.remark('有书面批复，不计')
    return 0
  }
  if (typeof fact.value === 'boolean') return fact.value ? 1 : 0
  const measured = fact.value !== undefined || fact.from !== undefined
  if (clause.each && !measured) return parseCount(fact.quantity ?? 1)
  const figure = figureOf(fact, clause, reading)
  reading.remark(`${shortFigure(figure)} ${clause.unit}`)
  const cases = clause.each && measured && fact.quantity !== undefined ? parseCount(fact.quantity) : 1
  return isCharged(figure, clause) ? cases : 0
}

/** “80”, “79.5”: a figure that is no amount of points is told without empty decimals. */
function shortFigure(hundredths: number): string {
  return formatPoints(hundredths).replace(/\.?0+$/, '')
}

function isCharged(figure: number, { charged, limit }: LimitLossClause): boolean {
  if (charged === 'more-than') return figure > limit
  return figure >= limit === (charged === 'at-least')
}

function figureOf(fact: Fact, { span, whole, at_most: most }: LimitLossClause, { asOf }: Reading): number {
  const written = fact.value ?? fact.quantity
  if (fact.from === undefined) return whole ? 100 * parseCount(written) : measuredDecimal(written, most)
  if (span === undefined) throw new AppError('facts-invalid', '此条不按起止日期计算，请填 value')
  if (fact.to && fact.to < fact.from) throw new AppError('out-of-range', `终止日 ${fact.to} 早于起始日 ${fact.from}`)
  const until = fact.to ?? asOf
  if (span === 'days') return 100 * Math.max(0, daysBetween(fact.from, until))
  const months = completedMonths(fact.from, until)
  return 100 * (span === 'months' ? months : Math.floor(months / 12))
}
