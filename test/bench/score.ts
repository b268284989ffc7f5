import { arch, cpus } from 'node:os'
import { openRuleset } from '../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import { buildLines, scoreWithLines } from '../../shared/rules/explain/lines'
import { columnsOfRows } from '../../shared/rules/fact-columns'
import { type EncodedRow, encodeFacts } from '../../shared/rules/facts/encode-facts'
import { FactRefusal } from '../../shared/rules/facts/fact-refusal'
import type { ProgramClause } from '../../shared/rules/program'
import { emptyScores, scoreColumns } from '../../shared/rules/score-columns'
import { rescoreClause, scoreRow } from '../../shared/rules/score-row'
import { calendarYear } from '../../shared/values/window'
import { rowGenerator } from '../generate-rows'
import { jsonRulesScorer } from './engines/json-rules'
import { publicodesScorer } from './engines/publicodes'
import { zenScorer } from './engines/zen'
import { explainedScore } from './floors/explained'
import { straightLineTotal } from './floors/straight-line'
import { bytesEach, type Contender, calibrate, type Figure, measureInTurns } from './measure'

const ROWS = 1000
const program = compileRuleset(openRuleset('rulesets/jinhua/fortress-index/2018-01-01.yaml').value)
const period = calendarYear(2018)
const dates = { period, asOf: period.to }
const nextRow = rowGenerator(program, dates, 20181231)
const rows = sideBySide(Array.from({ length: ROWS }, encodeNext))
const scores = rows.map((row) => scoreRow(program, row))
const columns = columnsOfRows(program, rows)
const columnScores = emptyScores(program, ROWS)
const changed = program.clauseById.get('basic.ideology.4') as ProgramClause
const zen = zenScorer(program)
const jsonRules = jsonRulesScorer(program)
const publicodes = publicodesScorer(program)

/** Whatever is computed ends up here, so that nothing can be left out as unused. */
let sink = 0

/** The next generated row that scores; the few that name one matter twice are passed over. */
function encodeNext(): EncodedRow {
  for (;;) {
    try {
      return encodeFacts(program, nextRow(), dates)
    } catch (error) {
      if (!(error instanceof FactRefusal)) throw error
    }
  }
}

/** The same rows in one piece of memory, so that no contender is measured by how rows happened to lie. */
function sideBySide(encodedRows: readonly EncodedRow[]): EncodedRow[] {
  const all = new Int32Array(encodedRows.length * program.slots)
  return encodedRows.map((each, index) => {
    const row = all.subarray(index * program.slots, (index + 1) * program.slots)
    row.set(each.row)
    return { ...each, row }
  })
}

/** @throws Error unless every contender gives every row the same total */
async function checkEqualTotals(): Promise<void> {
  const batch = scoreColumns(program, columns)
  for (const [index, row] of rows.entries()) {
    const expected = straightLineTotal(row.row)
    const explained = explainedScore(row.row)
    const score = scores[index]
    if (!score) throw new Error('a row has no score')
    const base = program.ruleset.base ? 0 : program.base
    const totals = {
      explained: explained.total,
      eager: scoreWithLines(program, row).score.total,
      lines: buildLines(program, row).reduce((sum, { points }) => sum + points, base),
      lazy: score.total,
      batch: batch.totals[index],
      rescored: rescoreClause(program, row, score, changed).total,
      zen: await zen(row.row),
      jsonRules: await jsonRules(row.row),
      publicodes: publicodes(row.row),
    }
    for (const [name, total] of Object.entries(totals)) {
      if (total !== expected) throw new Error(`row ${index}: ${name} gives ${total}, by hand ${expected}`)
    }
    if (explained.standing !== score.standing) throw new Error(`row ${index}: standings differ`)
  }
}

/** @param sum scores all rows and adds up; a loop of its own each, or all would pay for a call that may go anywhere */
function overRows(name: string, sum: () => number): Contender {
  return { name, subjects: ROWS, run: () => keep(sum()) }
}

function keep(sum: number): void {
  sink += sum
}

function overRowsInTurn(
  name: string,
  score: (row: Int32Array) => number | Promise<number>,
  subjects: number,
): Contender {
  const run = async () => {
    for (const { row } of rows.slice(0, subjects)) keep(await score(row))
  }
  return { name, subjects, run }
}

const EXPLAINED = '手写，逐条说明'
const contenders: Contender[] = [
  overRows('手写，只算总分', () => {
    let sum = 0
    for (const { row } of rows) sum += straightLineTotal(row)
    return sum
  }),
  overRows(EXPLAINED, () => {
    let sum = 0
    for (const { row } of rows) {
      const { total, lines } = explainedScore(row)
      sum += total + lines.length
    }
    return sum
  }),
  overRows('本核心：得分与分项', () => {
    let sum = 0
    for (const row of rows) {
      const { score, lines } = scoreWithLines(program, row)
      sum += score.total + lines.length
    }
    return sum
  }),
  overRows('本核心：只要得分', () => {
    let sum = 0
    for (const row of rows) sum += scoreRow(program, row).total
    return sum
  }),
  overRows('本核心：成批（按列）', () => scoreColumns(program, columns, columnScores).totals[0] as number),
  overRows('另计：行排成列', () => columnsOfRows(program, rows).filled.length),
  overRows('本核心：只改一条重算', () => {
    let sum = 0
    for (const [index, row] of rows.entries()) {
      sum += rescoreClause(program, row, scores[index] as (typeof scores)[number], changed).total
    }
    return sum
  }),
  overRowsInTurn('zen-engine（带 trace）', zen, 25),
  overRowsInTurn('json-rules-engine', jsonRules, 25),
  overRowsInTurn('publicodes', publicodes, 2),
]

function table(figures: readonly Figure[]): string {
  const floor = figures.find(({ name }) => name === EXPLAINED)?.middle ?? Number.NaN
  const lines = figures.map(
    ({ name, least, middle }) =>
      `| ${name} | ${least.toFixed(0)} | ${middle.toFixed(0)} | ${(middle / floor).toFixed(3)} |`,
  )
  return ['| 做法 | 最少 ns | 中位 ns | 与手写逐条说明之比 |', '| --- | ---: | ---: | ---: |', ...lines].join('\n')
}

async function main(): Promise<void> {
  await checkEqualTotals()
  const print = (text: string) => process.stdout.write(`${text}\n`)
  const [cpu] = cpus()
  print(
    `${cpu?.model ?? ''}，${cpus().length} 核，${arch()}，Node ${process.version}，乘加一步 ${calibrate().toFixed(2)} ns`,
  )
  print(`${ROWS} 行随机事实，${program.clauses.length} 条；各家总分逐行相同。每个对象的 CPU 时间：\n`)
  print(table(await measureInTurns(contenders)))
  const held = bytesEach((index) => scoreWithLines(program, rows[index % ROWS] as EncodedRow), 5000)
  print(`\n得分与分项每个对象占内存 ${(held / 1024).toFixed(1)} KB`)
  if (!Number.isFinite(sink)) throw new Error('a total is not a number')
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
})
