import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { coveragePage, rulesetCoverage } from '../coverage-report'

const PAGE = path.join(__dirname, '../../../docs/coverage.md')

/** Writes docs/coverage.md. Exit code: 0 nothing absent, 1 a row neither carried nor excused. */
function main(): number {
  const coverage = rulesetCoverage()
  writeFileSync(PAGE, coveragePage(coverage))
  for (const { name, rows, absent, idle } of coverage) {
    process.stdout.write(`${name}：${rows.length} 条，缺 ${absent.length} 条\n`)
    for (const id of absent) process.stdout.write(`  缺 ${id}\n`)
    for (const id of idle) process.stdout.write(`  多余的说明 ${id}\n`)
  }
  return coverage.some(({ absent, idle }) => absent.length + idle.length > 0) ? 1 : 0
}

process.exitCode = main()
