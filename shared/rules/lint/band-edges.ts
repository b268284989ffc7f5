import { formatPoints } from '../../values/points'
import type { Clause } from '../schema/clause'
import type { Ruleset } from '../schema/ruleset'
import { clausesOf, type RulesetPath } from '../walk-ruleset'
import type { Finding } from './finding'

/** Bands that leave a gap, overlap or stand in the wrong order. */
export function* bandEdges(ruleset: Ruleset): Generator<Finding> {
  yield* standingBands(ruleset)
  for (const { node, path } of clausesOf(ruleset)) yield* bandsOfClause(node, path)
}

function* bandsOfClause(clause: Clause, path: RulesetPath): Generator<Finding> {
  switch (clause.mechanism) {
    case 'band-loss':
      yield* bands(path, clause, String)
      break
    case 'measured-band-loss':
      yield* bands(path, clause, formatPoints)
      break
    case 'delay-loss':
      yield* rising(
        path,
        clause.steps.map(({ from_months: from }) => from),
      )
      break
    case 'size-form-task':
      yield* formSizes(path, Object.values(clause.forms))
      break
    case 'assessed-range':
    case 'heavy-loss':
      if (clause.loss[0] >= clause.loss[1]) yield finding(path, '评定范围的下限不小于上限')
      break
    default:
  }
}

interface Bands {
  readonly bands: readonly { readonly from: number }[]
  readonly at_most?: number | undefined
}

function* bands(
  path: RulesetPath,
  { bands: given, at_most: most }: Bands,
  show: (edge: number) => string,
): Generator<Finding> {
  const edges = given.map(({ from }) => from)
  const [lowest = 0, highest = 0] = [edges[0], edges[edges.length - 1]]
  if (lowest !== 0) yield finding(path, `分档从 ${show(lowest)} 开始，比它小的数没有档`)
  yield* rising(path, edges)
  if (most !== undefined && highest > most) yield finding(path, `至多 ${show(most)}，永远到不了 ${show(highest)} 一档`)
}

function* standingBands({ standings }: Ruleset): Generator<Finding> {
  const edges = (standings?.bands ?? []).flatMap(({ from, above }) =>
    typeof from === 'object' ? [] : (from ?? (above === undefined ? [] : above + 1)),
  )
  for (const [index, edge] of edges.entries()) {
    const better = edges[index - 1]
    if (better !== undefined && edge >= better) {
      yield finding(['standings', 'bands', index], '等次没有从高到低排列，或两档重叠')
    }
  }
}

/** Forms for rising numbers of members; they may share an edge, but leave no gap. */
function* formSizes(
  path: RulesetPath,
  forms: readonly { from: number; to?: number | undefined }[],
): Generator<Finding> {
  for (const [index, { from }] of forms.entries()) {
    const before = forms[index - 1]
    if (before === undefined) continue
    if (before.to === undefined || from > before.to + 1) yield finding(path, `${from} 人之前有空档`)
    else if (from <= before.from) yield finding(path, `分档没有从小到大排列：${before.from} 之后是 ${from}`)
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
