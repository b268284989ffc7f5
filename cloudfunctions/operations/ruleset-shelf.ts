import { canonicalJson } from '../../shared/rules/canonical-json'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import type { Program } from '../../shared/rules/program'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { AppError } from '../../shared/values/app-error'
import type { OperationContext } from './context'

/** Finds rulesets by id and version and compiles each once for every set of options in use. */
export function openRulesetShelf(rulesets: readonly Ruleset[]): OperationContext['program'] {
  const compiled = new Map<string, Program>()
  return (id, version, options) => {
    const key = canonicalJson([id, version, options])
    const known = compiled.get(key)
    if (known) return known
    const ruleset = rulesets.find((candidate) => candidate.ruleset === id && candidate.effective_from === version)
    if (!ruleset) throw new AppError('ruleset-not-found', `没有规则“${id}”${version} 起的版本`)
    const program = compileRuleset(ruleset, options)
    compiled.set(key, program)
    return program
  }
}
