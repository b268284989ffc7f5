import { lintRuleset } from '../../../shared/rules/lint/lint-ruleset'
import type { Ruleset } from '../../../shared/rules/schema/ruleset'
import { readRulesetFile, rulesetVersions } from '../ruleset-files'

/**
 * Every ruleset version of the project, read, checked and linted: what a deployed function takes on trust.
 * @throws AppError `ruleset-invalid` and others with file and line
 * @throws Error naming what lint found and the file does not declare
 */
export function checkedRulesets(): Ruleset[] {
  return rulesetVersions().map(({ id, version, file }) => {
    const { value } = readRulesetFile(file)
    const [undeclared] = lintRuleset(value).filter(({ declared }) => !declared)
    if (undeclared) throw new Error(`规则 ${id}@${version}：${undeclared.message}`)
    return value
  })
}
