import { AppError } from '../../values/app-error'
import { parseCount } from '../../values/count'
import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { CompiledMechanism, Reading } from './mechanism'

interface LevelTable {
  /** level → hundredths each */
  readonly points: Readonly<Record<string, number>>
  /** level → its name in Chinese */
  readonly labels: Readonly<Record<string, string>>
  readonly givers: Readonly<Record<string, string>>
  readonly effect: 'loss' | 'award'
  readonly unit: string
  /** raise `highest-only:<matter>` when a matter stands at several levels */
  readonly flagsHighest: boolean
  /** a matter counts as often as it is entered */
  readonly addsUp: boolean
}

/**
 * Counts entries by level, one slot a level. Entries that name the same matter count once, at the level
 * worth most, so that one matter certified twice neither wins nor costs twice.
 */
export function compileLevels(table: LevelTable): CompiledMechanism {
  const levels = Object.keys(table.points)
  const rates = levels.map((level) => table.points[level] as number)
  const label = (level: string) => table.labels[level] ?? level
  const present = (row: ArrayLike<number>, at: number) =>
    levels.flatMap((level, index) => {
      const count = row[at + index] as number
      return count === 0 ? [] : [{ level, count, rate: rates[index] as number }]
    })
  return {
    effect: table.effect,
    slots: levels.length,
    rates,
    fields: ['level', 'giver', 'quantity', 'matter', 'rank'],
    kinds: ['level', 'award', 'event', 'penalty', 'rank', 'violation', 'count', 'finding', 'flag'],
    read: (facts, reading) => countLevels(facts, levels, table, reading),
    amount: (row, at) => rates.reduce((sum, rate, index) => sum + rate * (row[at + index] as number), 0),
    facts: (row, at) =>
      present(row, at)
        .map(({ level, count }) => `${label(level)} ${count} ${table.unit}`)
        .join('、') || '无',
    arithmetic: (row, at) => {
      const terms = present(row, at)
      if (terms.length === 0) return table.effect === 'loss' ? '不扣' : '不加'
      const sum = terms.reduce((total, { count, rate }) => total + count * rate, 0)
      return `${terms.map(({ count, rate }) => `${count} × ${formatPoints(rate)}`).join(' + ')} = ${formatPoints(sum)}`
    },
  }
}

function countLevels(facts: readonly Fact[], levels: string[], table: LevelTable, reading: Reading): number[] {
  const counts = levels.map(() => 0)
  const best = new Map<string, string>()
  for (const fact of facts) {
    const level = levelOf(fact, table)
    const quantity = parseCount(fact.quantity ?? 1)
    if (fact.matter === undefined || table.addsUp) {
      counts[levels.indexOf(level)] = (counts[levels.indexOf(level)] as number) + quantity
      continue
    }
    if (quantity > 1) throw new AppError('too-many', `事项“${fact.matter}”只能算一次，不能填 ${quantity}`)
    if (quantity === 0) continue
    const other = best.get(fact.matter)
    if (other !== undefined) reading.remark(`事项“${fact.matter}”只按最高层级计一次`)
    if (other !== undefined && table.flagsHighest) reading.flag(`highest-only:${fact.matter}`)
    if (other === undefined || (table.points[level] as number) > (table.points[other] as number)) {
      best.set(fact.matter, level)
    }
  }
  for (const level of best.values()) counts[levels.indexOf(level)] = (counts[levels.indexOf(level)] as number) + 1
  return counts
}

function levelOf(fact: Fact, { points, givers }: LevelTable): string {
  const ofGiver = fact.giver === undefined ? undefined : givers[fact.giver]
  if (fact.giver !== undefined && ofGiver === undefined) {
    throw new AppError('unknown-level', `授予单位“${fact.giver}”还没有对应的层级，请先登记`)
  }
  const level = fact.level ?? fact.rank ?? ofGiver
  if (typeof level !== 'string' || !(level in points)) {
    throw new AppError('unknown-level', `没有“${String(level ?? '')}”这一层级，可用：${Object.keys(points).join('、')}`)
  }
  if (ofGiver !== undefined && ofGiver !== level) {
    throw new AppError('unknown-level', `授予单位“${fact.giver}”属于 ${ofGiver}，与所填层级 ${level} 不符`)
  }
  return level
}
