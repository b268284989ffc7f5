import { existsSync, readFileSync } from 'node:fs'
import { type FactsFile, readFactsFile } from '../../../shared/rules/facts/facts-file'
import { changelogEntry } from '../../../shared/rules/lint/changelog-entry'
import { lintRuleset } from '../../../shared/rules/lint/lint-ruleset'
import { missingCases } from '../../../shared/rules/lint/missing-cases'
import { AppError } from '../../../shared/values/app-error'
import { casesFileOf, changelogOf, type RulesetVersion, readVersion, rulesetVersions } from '../ruleset-files'

/** Prints the findings of one version, each with its line. @returns whether one of them is undeclared */
export function lintVersion(found: RulesetVersion, print: (text: string) => void): boolean {
  const { id, version, file } = found
  try {
    const read = readVersion(found)
    const earlier = rulesetVersions().filter((other) => other.id === id && other.version <= version)
    const cases = earlier.flatMap((other) => casesOf(casesFileOf(other.file)))
    const findings = [
      ...lintRuleset(read.value),
      ...missingCases(read.value, cases),
      ...changelogEntry(read.value, changelogOf(file)),
    ]
    for (const { path, message, declared } of findings) {
      print(`${read.locate(path)} ${declared ? '已说明' : '问题'} ${message}`)
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
