import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import type { Ruleset } from '../../shared/rules/schema/ruleset'

/** Every ruleset of the project, read and checked: what takes half a second. */
export function readRulesets(): readonly Ruleset[] {
  return rulesetVersions().map(({ file }) => readRulesetFile(file).value)
}
