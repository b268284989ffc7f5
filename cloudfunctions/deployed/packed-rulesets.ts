import { createHash } from 'node:crypto'
import type { Ruleset } from '../../shared/rules/schema/ruleset'

/** Rulesets as a build writes them into a function: read, checked and linted there, so that no start does it again. */
export interface PackedRulesets {
  /** JSON of the checked rulesets */
  readonly json: string
  /** SHA-256 of it in hex */
  readonly hash: string
}

/** @param rulesets checked: what they hold is not looked at again */
export function packRulesets(rulesets: readonly Ruleset[]): PackedRulesets {
  const json = JSON.stringify(rulesets)
  return { json, hash: hashOf(json) }
}

/** @throws Error when the text is not the one that was checked */
export function unpackRulesets({ json, hash }: PackedRulesets): readonly Ruleset[] {
  if (hashOf(json) !== hash) throw new Error('the packed rulesets are not the ones that were checked')
  return JSON.parse(json) as Ruleset[]
}

function hashOf(json: string): string {
  return createHash('sha256').update(json).digest('hex')
}
