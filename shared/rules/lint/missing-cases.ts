import type { FactsFile } from '../facts/facts-file'
import type { Ruleset } from '../schema/ruleset'
import { clausesOf } from '../walk-ruleset'
import type { Finding } from './finding'

/**
 * Clauses that no case names, by a fact, by a measure they read or by what is expected of their line.
 * @param files the cases of this version and of those before it: a version may leave to them what it did not change
 */
export function* missingCases(ruleset: Ruleset, files: readonly FactsFile[]): Generator<Finding> {
  const named = new Set<string>()
  for (const { facts, expected } of files.flatMap(({ cases }) => cases)) {
    for (const { clause, measure } of facts) named.add(clause ?? `reads ${measure}`)
    for (const clause of Object.keys({ ...expected?.lines, ...expected?.pending, ...expected?.states }))
      named.add(clause)
  }
  for (const { node, path } of clausesOf(ruleset)) {
    if (named.has(node.id) || (node.reads !== undefined && named.has(`reads ${node.reads}`))) continue
    yield { path, declared: false, message: `“${node.label}”没有算例` }
  }
}
