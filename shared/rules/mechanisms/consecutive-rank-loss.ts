import { AppError } from '../../values/app-error'
import { partsOf } from '../../values/civil-date'
import { parseCount } from '../../values/count'
import { endedQuarters } from '../../values/window'
import type { Fact } from '../facts/fact'
import { type OptionValues, switchOption } from '../options'
import type { ConsecutiveRankLossClause } from '../schema/clauses/consecutive-rank-loss'
import { onlyFact, product, publishedRank } from './facts-reading'
import type { Mechanism, Reading } from './mechanism'

/**
 * 连续靠后扣分: at each quarterly notice, points are lost when this quarter and the one before were both
 * among the last few. The last quarter of the year before counts towards the first.
 */
export const consecutiveRankLoss: Mechanism<ConsecutiveRankLossClause> = {
  name: 'consecutive-rank-loss',
  compile: (clause, { options }) => ({
    effect: 'loss',
    slots: 1,
    rates: [clause.loss],
    fields: ['value', 'of', 'prev_q4'],
    kinds: ['ranks', 'rank', 'measure'],
    read: (facts, reading) => {
      const fact = onlyFact(facts)
      return [fact ? charges(fact, clause, options, reading) : 0]
    },
    amount: (row, at) => (row[at] as number) * clause.loss,
    facts: (row, at) => `连续靠后 ${row[at]} 次`,
    arithmetic: (row, at) => product(row[at] as number, clause.loss),
  }),
}

function charges(fact: Fact, clause: ConsecutiveRankLossClause, options: OptionValues, reading: Reading): number {
  if (!Array.isArray(fact.value) || fact.value.length > 4) {
    throw new AppError('not-a-number', 'value 按季度填名次，至多四个；当季没有通报的填 null')
  }
  const of = parseCount(fact.of)
  const overlap = switchOption(options, clause.overlap.option)
  const carryOver = switchOption(options, clause.carry_over.option)
  const isLast = (rank: unknown) => rank !== null && rank !== undefined && publishedRank(rank, of) > of - clause.last
  // A quarter without a notice breaks the run.
  let running = isLast(fact.prev_q4) && carryOver
  const before = running
  let charged = 0
  const ended = endedQuarters(reading.period, reading.asOf).length
  for (const [index, rank] of fact.value.slice(0, ended).entries()) {
    const last = isLast(rank)
    if (last && running) {
      charged += 1
      reading.flag(`${clause.flag}:${partsOf(reading.period.to).year}Q${index + 1}`)
      if (index === 0 && before) reading.flag(`carry-over:${clause.id}`)
    }
    running = last && (overlap || !running)
  }
  return charged
}
