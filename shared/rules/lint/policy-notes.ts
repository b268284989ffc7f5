import { policyOption } from '../compile-ruleset'
import type { Ruleset } from '../schema/ruleset'
import { clausesOf } from '../walk-ruleset'
import type { Finding } from './finding'

/** Clauses that meet national policy: declared by their note, and shown so that a committee decides knowingly. */
export function* policyNotes(ruleset: Ruleset): Generator<Finding> {
  for (const { node, path } of clausesOf(ruleset)) {
    if (node.policy === undefined) continue
    const message = `“${node.label}”默认不计入：${node.policy}；要计入须打开参数 ${policyOption(node.id)}`
    yield { path, declared: true, message }
  }
}
