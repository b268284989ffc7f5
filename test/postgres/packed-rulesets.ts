import { readFileSync } from 'node:fs'
import { unpackRulesets } from '../../cloudfunctions/deployed/packed-rulesets'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { prepared, RULESETS } from './run-state'

/** Every ruleset of the project, as a deployed function gets them. */
export function packedRulesets(): readonly Ruleset[] {
  return unpackRulesets({ json: readFileSync(prepared(RULESETS.file), 'utf8'), hash: prepared(RULESETS.hash) })
}
