import type { Fact, FactField } from '../facts/fact'
import type { CompiledMechanism, Reading } from './mechanism'

/** One limb of a task as data: what it reads, and whether one entry passes. */
interface TaskLimb {
  readonly fields: readonly FactField[]
  readonly kinds: readonly string[]
  /** the requirement in words */
  readonly asks: string
  /** @throws AppError when the entry cannot be taken */
  passes(fact: Fact, reading: Reading): boolean
}

/**
 * A limb of a task. It may be measured several times, each entry named by `at`; one that does not pass
 * fails the limb, and one failed limb fails the task.
 */
export function compileTaskLimb(limb: TaskLimb): CompiledMechanism {
  return {
    effect: 'task',
    // Slots: entries that do not pass; entries made.
    slots: 2,
    fields: [...limb.fields, 'at'],
    kinds: limb.kinds,
    read: (facts, reading) => {
      let failed = 0
      for (const fact of facts) {
        const passed = limb.passes(fact, reading)
        reading.measured(fact.at, passed)
        if (!passed) failed += 1
      }
      return [failed, facts.length]
    },
    unmet: () => [1, 0],
    amount: (row, at) => ((row[at] as number) > 0 ? 1 : 0),
    facts: (row, at) => {
      const [failed, made] = [row[at] as number, row[at + 1] as number]
      if (made > 1) return `测 ${made} 次，${failed} 次不过`
      return failed > 0 ? '不过' : '通过'
    },
    arithmetic: () => limb.asks,
  }
}
