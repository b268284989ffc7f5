import { formatPoints } from '../../values/points'
import type { Ruleset, Section } from '../schema/ruleset'
import { sectionsOf } from '../walk-ruleset'
import type { Finding } from './finding'

/** Sections whose items do not add up to the total that the document declares for them. */
export function* sectionSums(ruleset: Ruleset): Generator<Finding> {
  const used = new Set<number>()
  for (const { node, path } of sectionsOf(ruleset)) {
    if (node.total === undefined) continue
    const sum = sumOf(node)
    if (sum === node.total) continue
    const index = ruleset.deviations.findIndex(({ section, sum: stated }) => section === node.id && stated === sum)
    const reason = ruleset.deviations[index]?.reason
    if (index >= 0) used.add(index)
    yield {
      path,
      declared: reason !== undefined,
      message:
        `“${node.label}”各项合计 ${formatPoints(sum)}，文件写明 ${formatPoints(node.total)}` +
        (reason === undefined ? '' : `（已说明：${reason}）`),
    }
  }
  for (const [index, { section }] of ruleset.deviations.entries()) {
    if (used.has(index)) continue
    yield { path: ['deviations', index], declared: false, message: `说明了“${section}”的合计差异，实际没有这样的差异` }
  }
}

function sumOf(section: Section): number {
  const items = (section.items ?? []).reduce((sum, { weight, cap }) => sum + (weight ?? cap ?? 0), 0)
  return (section.sections ?? []).reduce((sum, child) => sum + (child.total ?? sumOf(child)), items)
}
