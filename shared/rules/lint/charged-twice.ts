import type { Ruleset } from '../schema/ruleset'
import { clausesOf, type RulesetPath } from '../walk-ruleset'
import type { Finding } from './finding'

const LOSSES = new Set([
  'per-occurrence-loss',
  'once-only-loss',
  'shortfall-loss',
  'band-loss',
  'consecutive-rank-loss',
  'consecutive-years-loss',
  'deadline-loss',
  'delay-loss',
  'grade-loss',
  'limit-loss',
  'measured-band-loss',
  'monthly-shortfall-loss',
  'overdue-loss',
  'rank-tariff',
  'ratio-loss',
  'report-and-fault-loss',
])

/** Two clauses that take points for the same measure, unless the ruleset says that one matter counts once. */
export function* chargedTwice(ruleset: Ruleset): Generator<Finding> {
  const readers = new Map<string, { id: string; label: string; path: RulesetPath }[]>()
  for (const { node, path } of clausesOf(ruleset)) {
    if (node.reads === undefined || !LOSSES.has(node.mechanism)) continue
    readers.set(node.reads, [...(readers.get(node.reads) ?? []), { id: node.id, label: node.label, path }])
  }
  for (const [first, ...others] of readers.values()) {
    for (const other of others) {
      if (!first || ruleset.matters.some(({ clauses }) => clauses.includes(first.id) && clauses.includes(other.id)))
        continue
      yield { path: other.path, declared: false, message: `“${first.label}”与“${other.label}”按同一计量各扣一次` }
    }
  }
}
