import * as z from 'zod'
import { accrualClause } from './clauses/accrual'
import { assessedAwardClause } from './clauses/assessed-award'
import { assessedRangeClause } from './clauses/assessed-range'
import { assessedScoreClause } from './clauses/assessed-score'
import { awardAboveMeanClause } from './clauses/award-above-mean'
import { bandLossClause } from './clauses/band-loss'
import { budgetTaskClause } from './clauses/budget-task'
import { consecutiveRankLossClause } from './clauses/consecutive-rank-loss'
import { consecutiveYearsLossClause } from './clauses/consecutive-years-loss'
import { countTargetClause } from './clauses/count-target'
import { datedTaskClause } from './clauses/dated-task'
import { deadlineLossClause } from './clauses/deadline-loss'
import { delayLossClause } from './clauses/delay-loss'
import { falsificationClause } from './clauses/falsification'
import { gradeAwardClause } from './clauses/grade-award'
import { gradeLossClause } from './clauses/grade-loss'
import { groupsTaskClause } from './clauses/groups-task'
import { heavyLossClause } from './clauses/heavy-loss'
import { hoursAccrualClause } from './clauses/hours-accrual'
import { hoursShortfallLossClause } from './clauses/hours-shortfall-loss'
import { hoursTaskClause } from './clauses/hours-task'
import { levelAwardClause } from './clauses/level-award'
import { limitLossClause } from './clauses/limit-loss'
import { limitVetoClause } from './clauses/limit-veto'
import { meanOrBetterClause } from './clauses/mean-or-better'
import { measuredBandLossClause } from './clauses/measured-band-loss'
import { monthlyShortfallLossClause } from './clauses/monthly-shortfall-loss'
import { onceOnlyLossClause } from './clauses/once-only-loss'
import { overdueLossClause } from './clauses/overdue-loss'
import { perOccurrenceLossClause } from './clauses/per-occurrence-loss'
import { processStepClause } from './clauses/process-step'
import { rankTariffClause } from './clauses/rank-tariff'
import { ratioLossClause } from './clauses/ratio-loss'
import { ratioTaskClause } from './clauses/ratio-task'
import { reportAndFaultLossClause } from './clauses/report-and-fault-loss'
import { reviewMarkClause } from './clauses/review-mark'
import { shortfallLossClause } from './clauses/shortfall-loss'
import { sizeFormTaskClause } from './clauses/size-form-task'
import { spotDemotionClause } from './clauses/spot-demotion'
import { taskClause } from './clauses/task'
import { termTaskClause } from './clauses/term-task'
import { timesTaskClause } from './clauses/times-task'
import { vacancyTaskClause } from './clauses/vacancy-task'
import { vetoClause } from './clauses/veto'

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
