import type { Ruleset } from '../schema/ruleset'
import { clausesOf, type RulesetPath } from '../walk-ruleset'
import type { Finding } from './finding'

/** Bands that leave a gap, overlap or stand in the wrong order. */
export function* bandEdges(ruleset: Ruleset): Generator<Finding> {
  yield* standingBands(ruleset)
  for (const { node, path } of clausesOf(ruleset)) {
    if (node.mechanism === 'band-loss') {
      const edges = node.bands.map(({ from }) => from)
      if (edges[0] !== 0) yield finding(path, `分档从 ${edges[0]} 开始，比它小的数没有档`)
      yield* rising(path, edges)
      if (node.at_most !== undefined && (edges.at(-1) ?? 0) > node.at_most) {
        yield finding(path, `至多 ${node.at_most}，永远到不了 ${edges.at(-1)} 一档`)
      }
    }
    if (node.mechanism === 'delay-loss')
      yield* rising(
        path,
        node.steps.map(({ from_months: from }) => from),
      )
    if (node.mechanism === 'assessed-range' && node.loss[0] >= node.loss[1])
      yield finding(path, '评定范围的下限不小于上限')
  }
}

function* standingBands({ standings }: Ruleset): Generator<Finding> {
  const edges = (standings?.bands ?? []).flatMap(({ from, above }) => from ?? (above === undefined ? [] : above + 1))
  for (const [index, edge] of edges.entries()) {
    const better = edges[index - 1]
    if (better !== undefined && edge >= better) {
      yield finding(['standings', 'bands', index], '等次没有从高到低排列，或两档重叠')
    }
  }
}

function* rising(path: RulesetPath, edges: readonly number[]): Generator<Finding> {
  for (const [index, edge] of edges.entries()) {
    const before = edges[index - 1]
    if (before !== undefined && edge <= before) yield finding(path, `分档没有从小到大排列：${before} 之后是 ${edge}`)
  }
}

function finding(path: RulesetPath, message: string): Finding {
  return { path, message, declared: false }
}
