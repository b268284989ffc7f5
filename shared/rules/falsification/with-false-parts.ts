import { formatPoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import { falseAmount } from '../mechanisms/false-amount'
import type { CompiledMechanism, FactSlots } from '../mechanisms/mechanism'
import type { Clause } from '../schema/clause'

/** Whether a fact says that figures of its target were false. */
export function isFalse(fact: Fact): boolean {
  return fact.target !== undefined
}

/**
 * Lets a clause lose, beside what its own facts say, the points of parts that were found false: the part
 * earns nothing. The same amount taken again is the falsification clause's own business. An award found
 * false is left out, by its matter where the entry names one.
 */
export function withFalseParts(compiled: CompiledMechanism, { id, mechanism }: Clause): CompiledMechanism {
  const { effect, slots } = compiled
  if (mechanism === 'falsification' || effect === 'mark' || effect === 'task') return compiled
  const falsePoints = (row: FactSlots, at: number) => (effect === 'loss' ? (row[at + slots] as number) : 0)
  const { rates } = compiled
  return {
    ...compiled,
    slots: slots + 1,
    ...(rates ? { rates: [...rates, effect === 'loss' ? 1 : 0] } : {}),
    read: (facts, reading) => {
      const found = facts.filter(isFalse)
      const matters = new Set(found.map(({ matter }) => matter).filter((matter) => matter !== undefined))
      const honest = facts.filter((fact) => !isFalse(fact) && !(effect === 'award' && matters.has(fact.matter ?? '')))
      if (found.length > 0) reading.flag(`falsified:${id}`)
      // Where nothing but falsehood is on record, the clause stands otherwise as its silence does.
      return [...compiled.read(honest, reading), found.reduce((sum, fact) => sum + falseAmount(fact), 0)]
    },
    ...(compiled.unmet ? { unmet: (reading) => [...(compiled.unmet?.(reading) ?? []), 0] } : {}),
    ...(compiled.satisfied ? { satisfied: (reading) => [...(compiled.satisfied?.(reading) ?? []), 0] } : {}),
    amount: (row, at) => compiled.amount(row, at) + falsePoints(row, at),
    facts: (row, at) => {
      const points = falsePoints(row, at)
      return points === 0 ? compiled.facts(row, at) : `${compiled.facts(row, at)}，其中不实 ${formatPoints(points)} 分`
    },
    arithmetic: (row, at) => {
      const points = falsePoints(row, at)
      const words = compiled.arithmetic(row, at)
      return points === 0 ? words : `${words}；不实部分不得分 ${formatPoints(points)}`
    },
  }
}
