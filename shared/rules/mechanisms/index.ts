import * as z from 'zod'
import { accrual, accrualClause } from './accrual'
import { assessedRange, assessedRangeClause } from './assessed-range'
import { awardAboveMean, awardAboveMeanClause } from './award-above-mean'
import { bandLoss, bandLossClause } from './band-loss'
import { delayLoss, delayLossClause } from './delay-loss'
import { hoursAccrual, hoursAccrualClause } from './hours-accrual'
import { hoursShortfallLoss, hoursShortfallLossClause } from './hours-shortfall-loss'
import { levelAward, levelAwardClause } from './level-award'
import type { ClauseSurroundings, CompiledMechanism } from './mechanism'
import { onceOnlyLoss, onceOnlyLossClause } from './once-only-loss'
import { perOccurrenceLoss, perOccurrenceLossClause } from './per-occurrence-loss'
import { rankTariff, rankTariffClause } from './rank-tariff'
import { reviewMark, reviewMarkClause } from './review-mark'
import { shortfallLoss, shortfallLossClause } from './shortfall-loss'
import { veto, vetoClause } from './veto'

/** A clause of a ruleset: exactly one mechanism of the closed set. */
export const clause = z.discriminatedUnion('mechanism', [
  accrualClause,
  assessedRangeClause,
  awardAboveMeanClause,
  bandLossClause,
  delayLossClause,
  hoursAccrualClause,
  hoursShortfallLossClause,
  levelAwardClause,
  onceOnlyLossClause,
  perOccurrenceLossClause,
  rankTariffClause,
  reviewMarkClause,
  shortfallLossClause,
  vetoClause,
])

export type Clause = z.output<typeof clause>

/** Compiles a clause with its own mechanism. */
export function compileClause(clause: Clause, surroundings: ClauseSurroundings): CompiledMechanism {
  switch (clause.mechanism) {
    case 'accrual':
      return accrual.compile(clause, surroundings)
    case 'assessed-range':
      return assessedRange.compile(clause, surroundings)
    case 'award-above-mean':
      return awardAboveMean.compile(clause, surroundings)
    case 'band-loss':
      return bandLoss.compile(clause, surroundings)
    case 'delay-loss':
      return delayLoss.compile(clause, surroundings)
    case 'hours-accrual':
      return hoursAccrual.compile(clause, surroundings)
    case 'hours-shortfall-loss':
      return hoursShortfallLoss.compile(clause, surroundings)
    case 'level-award':
      return levelAward.compile(clause, surroundings)
    case 'once-only-loss':
      return onceOnlyLoss.compile(clause, surroundings)
    case 'per-occurrence-loss':
      return perOccurrenceLoss.compile(clause, surroundings)
    case 'rank-tariff':
      return rankTariff.compile(clause, surroundings)
    case 'review-mark':
      return reviewMark.compile(clause, surroundings)
    case 'shortfall-loss':
      return shortfallLoss.compile(clause, surroundings)
    case 'veto':
      return veto.compile(clause, surroundings)
  }
}
