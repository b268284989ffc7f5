import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { compareRulesets } from '../../../shared/rules/compare-rulesets'
import { describeRuleset } from '../../../shared/rules/describe-ruleset'
import { readFactsFile } from '../../../shared/rules/facts/facts-file'
import { rulesetJsonSchema } from '../../../shared/rules/ruleset-json-schema'
import { AppError } from '../../../shared/values/app-error'
import { openRuleset, readRulesetFile, readVersion, rulesetVersions } from '../ruleset-files'
import { lintVersion } from './lint-version'
import { comparisonAsJson, printComparison } from './print-comparison'

const USAGE = `用法：npm run --silent ruleset -- <命令>
  list                                   列出规则（JSON）
  show <规则>                            打印规则文件
  describe <规则>                        每条的写法、所填事实、依据（JSON）
  lint [规则 | 规则@日期 | 文件]         检查，有未说明的问题以 1 退出
  schema                                 规则文件的 JSON Schema
  compare <旧> <新> --facts <文件> [--json]  同一批事实在两份规则下谁有变动`

const print = (text: string) => process.stdout.write(`${text}\n`)
const printJson = (value: unknown) => print(JSON.stringify(value, null, 2))

/** Exit code: 0 nothing to mend, 1 a problem that the ruleset does not declare, 2 not understood. */
function main(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    options: { facts: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) {
    print(USAGE)
    return 0
  }
  const [verb, first, second] = positionals
  switch (positionals.length > 0 ? `${verb}/${positionals.length - 1}` : '') {
    case 'list/0':
      printJson(rulesetVersions().map(({ id, version, file }) => ({ id, version, title: titleOf(file) })))
      return 0
    case 'schema/0':
      printJson(rulesetJsonSchema())
      return 0
    case 'lint/0':
    case 'lint/1':
      return lint(first)
    case 'show/1':
      printJson(openRuleset(first ?? '').value)
      return 0
    case 'describe/1':
      printJson(describeRuleset(openRuleset(first ?? '').value))
      return 0
    case 'compare/2':
      return values.facts === undefined
        ? misunderstood()
        : compare(first ?? '', second ?? '', values.facts, values.json)
    default:
      return misunderstood()
  }
}

function misunderstood(): number {
  process.stderr.write(`${USAGE}\n`)
  return 2
}

function titleOf(file: string): string {
  return readRulesetFile(file).value.title
}

/** All versions; those of a place, of a ruleset, or one of them; or a file, wherever it stands. */
function lint(written: string | undefined): number {
  if (written?.endsWith('.yaml')) {
    const file = path.resolve(written)
    return lintVersion(file, () => readRulesetFile(file), print) ? 1 : 0
  }
  const versions = rulesetVersions().filter(
    ({ id, version }) => written === undefined || [id, `${id}@${version}`, path.dirname(id)].includes(written),
  )
  if (versions.length === 0) {
    process.stderr.write(
      `没有规则“${written}”。现有：${rulesetVersions()
        .map(({ id, version }) => `${id}@${version}`)
        .join('、')}\n`,
    )
    return 2
  }
  const wrong = versions.map((version) => lintVersion(version.file, () => readVersion(version), print))
  return wrong.includes(true) ? 1 : 0
}

function compare(before: string, after: string, factsFile: string, json = false): number {
  const [old, next] = [openRuleset(before).value, openRuleset(after).value]
  const { value: file } = readFactsFile(readText(factsFile), factsFile)
  const result = compareRulesets(old, next, file)
  if (json) printJson(comparisonAsJson(result))
  else print(printComparison(old, next, result))
  return 0
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new AppError('facts-invalid', `读不到事实文件 ${file}`)
  }
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  const known = error instanceof AppError || (error instanceof TypeError && 'code' in error)
  if (!known) throw error
  process.stderr.write(error instanceof AppError ? `${error.message}\n` : `${USAGE}\n`)
  process.exitCode = 2
}
