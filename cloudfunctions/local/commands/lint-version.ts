import { existsSync, readFileSync } from 'node:fs'
import { type FactsFile, readFactsFile } from '../../../shared/rules/facts/facts-file'
import { changelogEntry } from '../../../shared/rules/lint/changelog-entry'
import { lintRuleset } from '../../../shared/rules/lint/lint-ruleset'
import { missingCases } from '../../../shared/rules/lint/missing-cases'
import type { YamlFile } from '../../../shared/rules/read-yaml'
import type { Ruleset } from '../../../shared/rules/schema/ruleset'
import { AppError } from '../../../shared/values/app-error'
import { casesFileOf, changelogOf, rulesetVersions } from '../ruleset-files'

/**
 * Prints the findings of one version, each with its line.
 * @param read reads the file: where it stands, or wherever somebody drafts it
 * @returns whether one of them is undeclared
 */
export function lintVersion(file: string, read: () => YamlFile<Ruleset>, print: (text: string) => void): boolean {
  try {
    const { value, locate } = read()
    const { ruleset: id, effective_from: version } = value
    const earlier = rulesetVersions().filter((other) => other.id === id && other.version < version)
    const cases = [...earlier.map((other) => other.file), file].flatMap((one) => casesOf(casesFileOf(one)))
    const findings = [...lintRuleset(value), ...missingCases(value, cases), ...changelogEntry(value, changelogOf(file))]
    for (const { path, message, declared } of findings) {
      print(`${locate(path)} ${declared ? '已说明' : '问题'} ${message}`)
    }
    const problems = findings.filter(({ declared }) => !declared).length
    print(`${id}@${version}：${problems} 个问题，${findings.length - problems} 处已说明`)
    return problems > 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    print(error.message)
    return true
  }
}

function casesOf(file: string): FactsFile[] {
  return existsSync(file) ? [readFactsFile(readFileSync(file, 'utf8'), file).value] : []
}
