import { isKnownFlag } from '../flags'
import { compileClause } from '../mechanisms'
import type { CompiledMechanism } from '../mechanisms/mechanism'
import { resolveOptions } from '../options'
import type { Clause } from '../schema/clause'
import type { Item, Ruleset } from '../schema/ruleset'
import { clausesOf } from '../walk-ruleset'
import type { Finding } from './finding'

/** Clauses that no fact can reach or that promise what they cannot do. */
export function* reach(ruleset: Ruleset): Generator<Finding> {
  const options = resolveOptions(ruleset.options, {})
  const givers = ruleset.givers ? (options[ruleset.givers.option] as Record<string, string>) : {}
  const levels = new Set<string>()
  for (const { node, item, path } of clausesOf(ruleset)) {
    const surroundings = { options, givers, labels: ruleset.labels, limit: item.weight ?? item.cap }
    const compiled = compileClause(node, surroundings)
    for (const level of levelsOf(node)) levels.add(level)
    for (const message of [...misplaced(node, item, compiled), ...unexplained(ruleset, node)]) {
      yield { path, message: `“${node.label}”${message}`, declared: false }
    }
  }
  for (const [giver, level] of Object.entries(givers)) {
    if (levels.has(level)) continue
    yield { path: ['options'], declared: false, message: `授予单位“${giver}”的层级“${level}”没有条款使用` }
  }
}

function misplaced({ expects }: Clause, item: Item, compiled: CompiledMechanism): string[] {
  const { effect, unmet, satisfied } = compiled
  const problems: [boolean, string][] = [
    [item.weight !== undefined && effect === 'award', '是加分条款，却放在先给满分再扣的项目里'],
    [item.weight !== undefined && effect === 'task', '是任务，不能放在有分值的项目里'],
    [item.cap !== undefined && effect === 'loss', '是扣分条款，却放在从零加起的项目里'],
    [expects === 'duty' && !unmet && !satisfied, '说是该做的事，但这种写法说不出没做到扣多少'],
    [expects === 'honour' && effect === 'loss', '是扣分条款，不能说成荣誉'],
  ]
  return problems.filter(([found]) => found).map(([, message]) => message)
}

function unexplained(ruleset: Ruleset, clause: Clause): string[] {
  const flags = (clause.flags ?? []).filter((flag) => !isKnownFlag(ruleset, flag))
  const levels = levelsOf(clause).filter((level) => !(level in ruleset.labels))
  return [
    ...flags.map((flag) => `用了没有说明的标记“${flag}”`),
    ...levels.map((level) => `的层级“${level}”没有中文名称`),
  ]
}

function levelsOf(clause: Clause): string[] {
  switch (clause.mechanism) {
    case 'level-award':
    case 'grade-award':
      return Object.keys(clause.award)
    case 'rank-tariff':
    case 'grade-loss':
      return Object.keys(clause.loss)
    case 'size-form-task':
      return Object.keys(clause.forms)
    default:
      return []
  }
}
