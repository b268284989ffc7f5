import type { YearMonth } from '../values/year-month'

/** What a figure measures, so that screens and charts know how to show it. */
export type FigureKind = 'count' | 'hours' | 'names'

/** A figure of a notice: what it means, where it comes from and what it is, apart from any words around it. */
export interface NoticeFigure {
  readonly name: string
  readonly kind: FigureKind
  readonly label: string
  /** in plain words: what is counted and what is not */
  readonly definition: string
  readonly source: {
    /** where it was drawn from */
    readonly from: 'organisations' | 'activities' | 'records' | 'scores' | 'duties'
    readonly month: YearMonth
    /** the ruleset version it depends on: `jinhua/fortress-index@2019-01-01` */
    readonly ruleset: string | null
  }
  /** count: the number; hours: quarter hours; names: how many */
  readonly amount: number
  /** as it stands in the text: "312", "4318.5", "甲支部、乙支部" */
  readonly text: string
}
