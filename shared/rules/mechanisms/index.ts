import * as z from 'zod'
import { accrual, accrualClause } from './accrual'
import { assessedAward, assessedAwardClause } from './assessed-award'
import { assessedRange, assessedRangeClause } from './assessed-range'
import { assessedScore, assessedScoreClause } from './assessed-score'
import { awardAboveMean, awardAboveMeanClause } from './award-above-mean'
import { bandLoss, bandLossClause } from './band-loss'
import { budgetTask, budgetTaskClause } from './budget-task'
import { consecutiveRankLoss, consecutiveRankLossClause } from './consecutive-rank-loss'
import { consecutiveYearsLoss, consecutiveYearsLossClause } from './consecutive-years-loss'
import { countTarget, countTargetClause } from './count-target'
import { datedTask, datedTaskClause } from './dated-task'
import { deadlineLoss, deadlineLossClause } from './deadline-loss'
import { delayLoss, delayLossClause } from './delay-loss'
import { falsification, falsificationClause } from './falsification'
import { gradeAward, gradeAwardClause } from './grade-award'
import { gradeLoss, gradeLossClause } from './grade-loss'
import { groupsTask, groupsTaskClause } from './groups-task'
import { heavyLoss, heavyLossClause } from './heavy-loss'
import { hoursAccrual, hoursAccrualClause } from './hours-accrual'
import { hoursShortfallLoss, hoursShortfallLossClause } from './hours-shortfall-loss'
import { hoursTask, hoursTaskClause } from './hours-task'
import { levelAward, levelAwardClause } from './level-award'
import { limitLoss, limitLossClause } from './limit-loss'
import { limitVeto, limitVetoClause } from './limit-veto'
import { meanOrBetter, meanOrBetterClause } from './mean-or-better'
import { measuredBandLoss, measuredBandLossClause } from './measured-band-loss'
import type { ClauseSurroundings, CompiledMechanism } from './mechanism'
import { monthlyShortfallLoss, monthlyShortfallLossClause } from './monthly-shortfall-loss'
import { onceOnlyLoss, onceOnlyLossClause } from './once-only-loss'
import { overdueLoss, overdueLossClause } from './overdue-loss'
import { perOccurrenceLoss, perOccurrenceLossClause } from './per-occurrence-loss'
import { processStep, processStepClause } from './process-step'
import { rankTariff, rankTariffClause } from './rank-tariff'
import { ratioLoss, ratioLossClause } from './ratio-loss'
import { ratioTask, ratioTaskClause } from './ratio-task'
import { reportAndFaultLoss, reportAndFaultLossClause } from './report-and-fault-loss'
import { reviewMark, reviewMarkClause } from './review-mark'
import { shortfallLoss, shortfallLossClause } from './shortfall-loss'
import { sizeFormTask, sizeFormTaskClause } from './size-form-task'
import { spotDemotion, spotDemotionClause } from './spot-demotion'
import { task, taskClause } from './task'
import { termTask, termTaskClause } from './term-task'
import { timesTask, timesTaskClause } from './times-task'
import { vacancyTask, vacancyTaskClause } from './vacancy-task'
import { veto, vetoClause } from './veto'

/** A clause of a ruleset: exactly one mechanism of the closed set. */
export const clause = z.discriminatedUnion('mechanism', [
  accrualClause,
  assessedAwardClause,
  assessedRangeClause,
  assessedScoreClause,
  awardAboveMeanClause,
  bandLossClause,
  budgetTaskClause,
  consecutiveRankLossClause,
  consecutiveYearsLossClause,
  countTargetClause,
  datedTaskClause,
  deadlineLossClause,
  delayLossClause,
  falsificationClause,
  gradeAwardClause,
  gradeLossClause,
  groupsTaskClause,
  heavyLossClause,
  hoursAccrualClause,
  hoursShortfallLossClause,
  hoursTaskClause,
  levelAwardClause,
  limitLossClause,
  limitVetoClause,
  meanOrBetterClause,
  measuredBandLossClause,
  monthlyShortfallLossClause,
  onceOnlyLossClause,
  overdueLossClause,
  perOccurrenceLossClause,
  processStepClause,
  rankTariffClause,
  ratioLossClause,
  ratioTaskClause,
  reportAndFaultLossClause,
  reviewMarkClause,
  shortfallLossClause,
  sizeFormTaskClause,
  spotDemotionClause,
  taskClause,
  termTaskClause,
  timesTaskClause,
  vacancyTaskClause,
  vetoClause,
])

export type Clause = z.output<typeof clause>

/** Compiles a clause with its own mechanism. */
export function compileClause(clause: Clause, surroundings: ClauseSurroundings): CompiledMechanism {
  switch (clause.mechanism) {
    case 'accrual':
      return accrual.compile(clause, surroundings)
    case 'assessed-award':
      return assessedAward.compile(clause, surroundings)
    case 'assessed-range':
      return assessedRange.compile(clause, surroundings)
    case 'assessed-score':
      return assessedScore.compile(clause, surroundings)
    case 'award-above-mean':
      return awardAboveMean.compile(clause, surroundings)
    case 'band-loss':
      return bandLoss.compile(clause, surroundings)
    case 'budget-task':
      return budgetTask.compile(clause, surroundings)
    case 'consecutive-rank-loss':
      return consecutiveRankLoss.compile(clause, surroundings)
    case 'consecutive-years-loss':
      return consecutiveYearsLoss.compile(clause, surroundings)
    case 'count-target':
      return countTarget.compile(clause, surroundings)
    case 'dated-task':
      return datedTask.compile(clause, surroundings)
    case 'deadline-loss':
      return deadlineLoss.compile(clause, surroundings)
    case 'delay-loss':
      return delayLoss.compile(clause, surroundings)
    case 'falsification':
      return falsification.compile(clause, surroundings)
    case 'grade-award':
      return gradeAward.compile(clause, surroundings)
    case 'grade-loss':
      return gradeLoss.compile(clause, surroundings)
    case 'groups-task':
      return groupsTask.compile(clause, surroundings)
    case 'heavy-loss':
      return heavyLoss.compile(clause, surroundings)
    case 'hours-accrual':
      return hoursAccrual.compile(clause, surroundings)
    case 'hours-shortfall-loss':
      return hoursShortfallLoss.compile(clause, surroundings)
    case 'hours-task':
      return hoursTask.compile(clause, surroundings)
    case 'level-award':
      return levelAward.compile(clause, surroundings)
    case 'limit-loss':
      return limitLoss.compile(clause, surroundings)
    case 'limit-veto':
      return limitVeto.compile(clause, surroundings)
    case 'mean-or-better':
      return meanOrBetter.compile(clause, surroundings)
    case 'measured-band-loss':
      return measuredBandLoss.compile(clause, surroundings)
    case 'monthly-shortfall-loss':
      return monthlyShortfallLoss.compile(clause, surroundings)
    case 'once-only-loss':
      return onceOnlyLoss.compile(clause, surroundings)
    case 'overdue-loss':
      return overdueLoss.compile(clause, surroundings)
    case 'per-occurrence-loss':
      return perOccurrenceLoss.compile(clause, surroundings)
    case 'process-step':
      return processStep.compile(clause, surroundings)
    case 'rank-tariff':
      return rankTariff.compile(clause, surroundings)
    case 'ratio-loss':
      return ratioLoss.compile(clause, surroundings)
    case 'ratio-task':
      return ratioTask.compile(clause, surroundings)
    case 'report-and-fault-loss':
      return reportAndFaultLoss.compile(clause, surroundings)
    case 'review-mark':
      return reviewMark.compile(clause, surroundings)
    case 'shortfall-loss':
      return shortfallLoss.compile(clause, surroundings)
    case 'size-form-task':
      return sizeFormTask.compile(clause, surroundings)
    case 'spot-demotion':
      return spotDemotion.compile(clause, surroundings)
    case 'task':
      return task.compile(clause, surroundings)
    case 'term-task':
      return termTask.compile(clause, surroundings)
    case 'times-task':
      return timesTask.compile(clause, surroundings)
    case 'vacancy-task':
      return vacancyTask.compile(clause, surroundings)
    case 'veto':
      return veto.compile(clause, surroundings)
  }
}
