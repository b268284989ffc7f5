import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { disagreements } from '../../../shared/rules/check-expected'
import { readFactsFile } from '../../../shared/rules/facts/facts-file'
import { provisionDisagreements } from '../../../shared/rules/provisions/check-provisions'
import { caseAsJson, scoreCase } from '../../../shared/rules/score-case'
import { AppError } from '../../../shared/values/app-error'
import { civilDate } from '../../../shared/values/civil-date'
import { openRuleset } from '../ruleset-files'
import { printSheet } from './print-sheet'

const USAGE = '用法：npm run --silent score -- [--explain] <规则编号或文件> <事实文件.yaml>'

/** Exit code: 0 all read and, where a case says what it expects, as expected; 1 a disagreement; 2 nothing could be read. */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { explain: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const [rulesetName, factsName] = positionals
  if (rulesetName === undefined || factsName === undefined || positionals.length > 2) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const { value: file } = readFactsFile(readText(factsName), factsName)
  // A version is chosen by the file's period: the latest that holds on its first day.
  const { value: ruleset } = openRuleset(
    rulesetName,
    file.period === undefined ? undefined : civilDate(file.period, 1, 1),
  )
  const written = file.ruleset?.split('@')
  if (
    written &&
    (written[0] !== ruleset.ruleset || (written[1] ?? ruleset.effective_from) !== ruleset.effective_from)
  ) {
    const asked = `${ruleset.ruleset}@${ruleset.effective_from}`
    throw new AppError('facts-invalid', `${factsName} 是为规则 ${file.ruleset} 写的，不能用 ${asked} 计分`)
  }
  let wrong = 0
  for (const scored of file.cases) {
    const result = scoreCase(ruleset, file, scored)
    process.stdout.write(values.explain ? printSheet(result, scored) : `${JSON.stringify(caseAsJson(result))}\n`)
    for (const sentence of scored.expected ? disagreements(result, scored.expected) : []) {
      process.stderr.write(`${scored.id} 与期望不符 ${sentence}\n`)
      wrong += 1
    }
  }
  for (const provision of file.provisions) {
    for (const sentence of provisionDisagreements(ruleset, file, provision)) {
      process.stderr.write(`与期望不符 ${sentence}\n`)
      wrong += 1
    }
  }
  return wrong > 0 ? 1 : 0
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new AppError('facts-invalid', `读不到事实文件 ${file}`)
  }
}

try {
  process.exitCode = main()
} catch (error) {
  // An option that there is not.
  if (error instanceof TypeError && 'code' in error) process.stderr.write(`${USAGE}\n`)
  else if (!(error instanceof AppError)) throw error
  const { code, message } = error instanceof AppError ? error : { code: 'facts-invalid', message: USAGE }
  process.stdout.write(`${JSON.stringify({ id: null, valid: false, error: { code, clause: null, message } })}\n`)
  process.exitCode = 2
}
