import { lintRuleset } from '../../../shared/rules/lint/lint-ruleset'
import { AppError } from '../../../shared/values/app-error'
import { readRulesetFile, rulesetVersions } from '../ruleset-files'

const USAGE = '用法：npm run --silent ruleset -- list | lint [规则编号]'

/** Exit code: 0 nothing to mend, 1 a problem that the ruleset does not declare, 2 not understood. */
function main([verb, id]: readonly string[]): number {
  const versions = rulesetVersions().filter((version) => id === undefined || version.id === id)
  if (verb === 'list') {
    const list = versions.map(({ id, version, file }) => ({ id, version, title: readRulesetFile(file).value.title }))
    process.stdout.write(`${JSON.stringify(list, null, 2)}\n`)
    return 0
  }
  if (verb !== 'lint' || versions.length === 0) {
    process.stderr.write(versions.length === 0 ? `没有规则“${id}”\n` : `${USAGE}\n`)
    return 2
  }
  return versions.map(({ file }) => lint(file)).some((problem) => problem) ? 1 : 0
}

/** Prints the findings of one file, each with its line. @returns whether one of them is undeclared */
function lint(file: string): boolean {
  try {
    const read = readRulesetFile(file)
    const findings = lintRuleset(read.value)
    for (const { path, message, declared } of findings) {
      process.stdout.write(`${read.locate(path)} ${declared ? '已说明' : '问题'} ${message}\n`)
    }
    const problems = findings.filter(({ declared }) => !declared).length
    const name = `${read.value.ruleset}@${read.value.effective_from}`
    process.stdout.write(`${name}：${problems} 个问题，${findings.length - problems} 处已说明的差异\n`)
    return problems > 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stdout.write(`${error.message}\n`)
    return true
  }
}

process.exitCode = main(process.argv.slice(2))
