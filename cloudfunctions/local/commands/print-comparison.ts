import width from 'string-width'
import { moves, type SubjectMove } from '../../../shared/rules/compare-rulesets'
import type { Ruleset } from '../../../shared/rules/schema/ruleset'
import { formatPoints } from '../../../shared/values/points'

const COLUMNS = [24, 10, 10, 10, 24] as const

/** Who moves between two rulesets, as a table to read: one row a subject, then the clauses it moves through. */
export function printComparison(before: Ruleset, after: Ruleset, result: readonly SubjectMove[]): string {
  const moved = result.filter(moves)
  const rows = moved.flatMap((subject) => [
    row(subject.id, show(subject.before), show(subject.after), difference(subject), standings(subject)),
    ...subject.through.map(({ clause, label, before: was, after: is }) => {
      return `　　· ${label}（${clause}）${formatPoints(was)} → ${formatPoints(is)}`
    }),
    ...(subject.tasks.length === 0 ? [] : [`　　· 通过与否有变的任务：${subject.tasks.join('、')}`]),
    ...(subject.refused.before === null ? [] : [`　　· 旧规则不予计分：${subject.refused.before}`]),
    ...(subject.refused.after === null ? [] : [`　　· 新规则不予计分：${subject.refused.after}`]),
  ])
  const changed = moved.filter(({ standingBefore, standingAfter }) => standingBefore !== standingAfter).length
  return [
    `${nameOf(before)} → ${nameOf(after)}`,
    row('对象', '旧', '新', '增减', '等次'),
    ...rows,
    `共 ${result.length} 个对象，${moved.length} 个有变动，其中 ${changed} 个等次改变`,
  ].join('\n')
}

/** The same as one printable object; amounts are strings with two decimals. */
export function comparisonAsJson(result: readonly SubjectMove[]) {
  const moved = result.filter(moves)
  return {
    subjects: result.length,
    moved: moved.length,
    moves: moved.map(({ before, after, through, ...rest }) => ({
      ...rest,
      before: amount(before),
      after: amount(after),
      through: through.map((move) => ({ ...move, before: formatPoints(move.before), after: formatPoints(move.after) })),
    })),
  }
}

function nameOf({ ruleset, effective_from: from }: Ruleset): string {
  return `${ruleset}@${from}`
}

function row(...cells: string[]): string {
  return cells
    .map((cell, index) => cell + ' '.repeat(Math.max(1, (COLUMNS[index] ?? 0) - width(cell))))
    .join('')
    .trimEnd()
}

function amount(points: number | null): string | null {
  return points === null ? null : formatPoints(points)
}

function show(points: number | null): string {
  return amount(points) ?? '不计分'
}

function difference({ before, after }: SubjectMove): string {
  if (before === null || after === null) return '—'
  return `${after > before ? '+' : ''}${formatPoints(after - before)}`
}

function standings({ standingBefore, standingAfter }: SubjectMove): string {
  const was = standingBefore ?? '—'
  return standingBefore === standingAfter ? was : `${was} → ${standingAfter ?? '—'}`
}
