import { formatPoints } from '../../values/points'
import type { Ruleset } from '../schema/ruleset'
import { itemsOf } from '../walk-ruleset'
import type { Finding } from './finding'

/** Items whose parts do not add up to the weight. */
export function* partSums(ruleset: Ruleset): Generator<Finding> {
  for (const { node, path } of itemsOf(ruleset)) {
    if (node.parts === undefined || node.weight === undefined) continue
    const sum = node.parts.reduce((added, { limit }) => added + limit, 0)
    if (sum === node.weight) continue
    const message = `“${node.label ?? node.id}”各部分合计 ${formatPoints(sum)}，权重 ${formatPoints(node.weight)}`
    yield { path, declared: false, message }
  }
}
