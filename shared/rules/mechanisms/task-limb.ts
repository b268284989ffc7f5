import { AppError } from '../../values/app-error'
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
 * A limb of a task, measured or found `pass` or `fail` by an assessor. It may be measured several times, each entry named by `at`; one that does not pass
 * fails the limb, and one failed limb fails the task.
 */
export function compileTaskLimb(limb: TaskLimb): CompiledMechanism {
  return {
    effect: 'task',
    // Slots: entries that do not pass; entries made.
    slots: 2,
    fields: [...new Set<FactField>([...limb.fields, 'value', 'at'])],
    kinds: [...new Set([...limb.kinds, 'task', 'finding', 'grade', 'status'])],
    read: (facts, reading) => {
      let failed = 0
      for (const fact of facts) {
        const passed = passes(fact, limb, reading)
        reading.measured(fact.at, passed ? 'pass' : 'fail')
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

function passes(fact: Fact, limb: TaskLimb, reading: Reading): boolean {
  if (fact.value === 'pass' || fact.value === 'fail') return fact.value === 'pass'
  if (fact.value !== undefined && !limb.fields.includes('value')) {
    throw new AppError('not-graded', `认定只填 pass（通过）或 fail（不过），不能填“${String(fact.value)}”`)
  }
  return limb.passes(fact, reading)
}
