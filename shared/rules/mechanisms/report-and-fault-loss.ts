import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { ReportAndFaultLossClause } from '../schema/clauses/report-and-fault-loss'
import type { Mechanism } from './mechanism'
import { requiredSoFar } from './shortfall-loss'

/** 缺报并按次扣分: each report missing costs points, and so does each fault found on top. */
export const reportAndFaultLoss: Mechanism<ReportAndFaultLossClause> = {
  name: 'report-and-fault-loss',
  compile: ({ reports, faults, interim }) => ({
    effect: 'loss',
    // Slots: reports missing; faults found.
    slots: 2,
    rates: [reports.loss, faults.loss],
    fields: ['quantity', 'done'],
    kinds: ['done', 'missing', 'count', 'occurrence', 'event', 'finding', 'measure'],
    read: (facts, reading) => {
      const made = facts.filter(isReport)
      if (made.length > 1) throw new AppError('too-many', '已报次数只填一次')
      const asked = requiredSoFar({ interim }, reports.required, reading)
      const [report] = made
      const missing = report ? Math.max(0, asked - parseCount(report.done ?? report.quantity)) : 0
      const found = facts.filter((fact) => !isReport(fact))
      return [missing, found.reduce((sum, { quantity }) => sum + parseCount(quantity ?? 1), 0)]
    },
    unmet: (reading) => [requiredSoFar({ interim }, reports.required, reading), 0],
    amount: (row, at) => (row[at] as number) * reports.loss + (row[at + 1] as number) * faults.loss,
    facts: (row, at) => `缺 ${row[at]} ${reports.unit}，另有 ${row[at + 1]} ${faults.unit}`,
    arithmetic: (row, at) => {
      const [missing, found] = [row[at] as number, row[at + 1] as number]
      const sum = missing * reports.loss + found * faults.loss
      return `${missing} × ${formatPoints(reports.loss)} + ${found} × ${formatPoints(faults.loss)} = ${formatPoints(sum)}`
    },
  }),
}

function isReport({ done, kind }: Fact): boolean {
  return done !== undefined || kind === 'done'
}
