import { formatPoints } from '../../values/points'
import { gradeOf, onlyFact } from './facts-reading'
import type { CompiledMechanism, FactSlots } from './mechanism'

/** One grade out of a closed table, given once a period; the slot keeps its place in the table plus one. */
export function compileGrades(
  effect: 'loss' | 'award',
  table: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, string>>,
): CompiledMechanism {
  const grades = Object.keys(table)
  const grade = (row: FactSlots, at: number) => grades[(row[at] as number) - 1]
  const amountOf = (row: FactSlots, at: number) => table[grade(row, at) ?? ''] ?? 0
  const worst = grades.reduce(
    (found, next, index) => ((table[next] as number) > (table[grades[found] as string] as number) ? index : found),
    0,
  )
  return {
    effect,
    slots: 1,
    fields: ['level', 'value'],
    kinds: ['grade', 'level', 'finding', 'measure', 'score'],
    read: (facts) => {
      const fact = onlyFact(facts)
      return [fact ? grades.indexOf(gradeOf(fact, grades)) + 1 : 0]
    },
    ...(effect === 'loss' ? { unmet: () => [worst + 1] } : {}),
    amount: amountOf,
    facts: (row, at) => {
      const found = grade(row, at)
      return found === undefined ? '没有评定' : (labels[found] ?? found)
    },
    arithmetic: (row, at) => {
      const points = amountOf(row, at)
      const verb = effect === 'loss' ? '扣' : '加'
      return points === 0 ? `不${verb}` : `${verb} ${formatPoints(points)}`
    },
  }
}
