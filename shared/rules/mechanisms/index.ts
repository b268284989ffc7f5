import type { Clause } from '../schema/clause'
import { accrual } from './accrual'
import { assessedAward } from './assessed-award'
import { assessedRange } from './assessed-range'
import { assessedScore } from './assessed-score'
import { awardAboveMean } from './award-above-mean'
import { bandLoss } from './band-loss'
import { budgetTask } from './budget-task'
import { consecutiveRankLoss } from './consecutive-rank-loss'
import { consecutiveYearsLoss } from './consecutive-years-loss'
import { countTarget } from './count-target'
import { datedTask } from './dated-task'
import { deadlineLoss } from './deadline-loss'
import { delayLoss } from './delay-loss'
import { falsification } from './falsification'
import { gradeAward } from './grade-award'
import { gradeLoss } from './grade-loss'
import { groupsTask } from './groups-task'
import { heavyLoss } from './heavy-loss'
import { hoursAccrual } from './hours-accrual'
import { hoursShortfallLoss } from './hours-shortfall-loss'
import { hoursTask } from './hours-task'
import { levelAward } from './level-award'
import { limitLoss } from './limit-loss'
import { limitVeto } from './limit-veto'
import { meanOrBetter } from './mean-or-better'
import { measuredBandLoss } from './measured-band-loss'
import type { ClauseSurroundings, CompiledMechanism } from './mechanism'
import { monthlyShortfallLoss } from './monthly-shortfall-loss'
import { onceOnlyLoss } from './once-only-loss'
import { overdueLoss } from './overdue-loss'
import { perOccurrenceLoss } from './per-occurrence-loss'
import { processStep } from './process-step'
import { rankTariff } from './rank-tariff'
import { ratioLoss } from './ratio-loss'
import { ratioTask } from './ratio-task'
import { reportAndFaultLoss } from './report-and-fault-loss'
import { reviewMark } from './review-mark'
import { shortfallLoss } from './shortfall-loss'
import { sizeFormTask } from './size-form-task'
import { spotDemotion } from './spot-demotion'
import { task } from './task'
import { termTask } from './term-task'
import { timesTask } from './times-task'
import { vacancyTask } from './vacancy-task'
import { veto } from './veto'

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
