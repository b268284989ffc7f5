import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { Program } from '../../../shared/rules/program'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { YearMonth } from '../../../shared/values/year-month'
import type { BranchBelow } from '../../store/notices/month-figures'

/** What a notice is drawn from: whose, which month. */
export interface NoticeScope {
  readonly organisationId: string
  readonly month: YearMonth
}

/** All figures of a notice as they are now. */
export interface Drawing {
  readonly figures: readonly NoticeFigure[]
  /** the ruleset versions that figures depend on, `place/ruleset@version` */
  readonly rulesets: readonly string[]
  /** the standings that branches can have under the first ruleset, best first, each with its figures' names */
  readonly standings: readonly { readonly label: string; readonly now: string; readonly before: string | null }[]
}

/** A ruleset by which branches are scored in the notice's year. */
export interface BranchAdoption {
  readonly id: string
  readonly version: CivilDate
  readonly program: Program
}

/** What the parts of a drawing share. */
export interface DrawingBasis extends NoticeScope {
  readonly cityId: string
  readonly branches: readonly BranchBelow[]
  readonly adoptions: readonly BranchAdoption[]
  readonly lastDay: CivilDate
}
