import width from 'string-width'
import type { Line } from '../../../shared/rules/explain/lines'
import { nextStanding } from '../../../shared/rules/explain/next-standing'
import { buildSheet, readSelfMarks, type SheetRow } from '../../../shared/rules/explain/sheet'
import { totalWarning } from '../../../shared/rules/explain/total-warning'
import type { EncodedRow } from '../../../shared/rules/facts/encode-facts'
import { FactRefusal } from '../../../shared/rules/facts/fact-refusal'
import type { FactsCase } from '../../../shared/rules/facts/facts-file'
import { flagInWords } from '../../../shared/rules/flags'
import type { Program } from '../../../shared/rules/program'
import type { CaseResult, ScoredCase } from '../../../shared/rules/score-case'
import type { Score } from '../../../shared/rules/score-row'
import { lostAndWon } from '../../../shared/rules/standing/lost-and-won'
import { tallyInWords } from '../../../shared/rules/standing/tally-tasks'
import { wonSections } from '../../../shared/rules/standing/won-sections'
import { formatPoints } from '../../../shared/values/points'

/** Renders a case as the document's scoring sheet in plain text, with self and assessed columns. */
export function printSheet(result: CaseResult, scored: FactsCase): string {
  const heading = `${scored.id}${scored.title === undefined ? '' : `　${scored.title}`}`
  if ('error' in result) {
    const { code, clause, message } = result.error
    return `${heading}\n不予计分　${message}\n（${code}${clause === null ? '' : ` ${clause}`}）\n\n`
  }
  try {
    return `${heading}\n${sheetOf(result, scored)}\n\n`
  } catch (error) {
    if (!(error instanceof FactRefusal)) throw error
    return `${heading}\n自评不予采用　${error.message}\n（${error.code} ${error.clause}）\n\n`
  }
}

function sheetOf({ program, encoded, score }: ScoredCase, scored: FactsCase): string {
  const { ruleset, hash } = program
  const won = wonSections(program, score)
  const rows = buildSheet(program, encoded, score, readSelfMarks(program, scored.self ?? {})).flatMap((section) => {
    const indent = '　'.repeat(section.depth)
    return [
      columns(
        `${indent}【${section.label}】${VERDICTS.get(won.get(section.id) ?? null)}`,
        show(section.total),
        show(section.self),
        section.tally ?? show(section.assessed),
      ),
      ...section.rows.flatMap((row) => [
        columns(`${indent}　${row.label}`, show(row.limit), show(row.self), row.mark ?? show(row.assessed)),
        ...row.lines.map((line) => `${indent}　　· ${lineInWords(line, row, noteOf(program, line))}`),
      ]),
    ]
  })
  const warning = totalWarning(program, score)
  const basis = encoded.basis === 'closed' ? '年度已结' : `年中，截至 ${encoded.asOf}，等次仅供参考`
  const byTotal = score.band === null || score.band === score.standing ? '' : `（按总分为${score.band}）`
  return [
    `${ruleset.title}（${ruleset.source.issuer}，${ruleset.effective_from} 起施行）`,
    `考核期 ${encoded.period.from} 至 ${encoded.period.to}（${basis}）`,
    RULE,
    columns('项目', '分值', '自评', '考评'),
    RULE,
    ...rows,
    RULE,
    `${score.checklist ? `通过 ${tallyInWords(score.checklist)}` : totalInWords(score)}　等次 ${score.standing ?? '不评定'}${byTotal}`,
    ...(warning === null ? [] : [`提醒 ${warning}`]),
    ...(score.checklist ? [] : hints(program, score.total)),
    // Nothing that is done adds to a total given from outside.
    ...(scored.given_total === undefined ? stepsInWords(program, encoded) : []),
    ...(score.flags.length > 0 ? [`提示 ${score.flags.map((flag) => flagInWords(ruleset, flag)).join('；')}`] : []),
    `规则校验码 ${hash}`,
  ].join('\n')
}

/** Awards can lift a poor sheet, so what it was before them stands beside the total (Z14). */
function totalInWords(score: Score): string {
  const { won } = lostAndWon(score)
  return `总分 ${formatPoints(score.total)}${won === 0 ? '' : `（加分前 ${formatPoints(score.sum - won)}）`}`
}

/** Nothing is said where nobody has decided. */
const VERDICTS = new Map<boolean | null, string>([
  [true, '　评上'],
  [false, '　未评上'],
  [null, ''],
])

const LABEL_WIDTH = 38
const AMOUNT_WIDTH = 9
const RULE = '─'.repeat(LABEL_WIDTH + 3 * AMOUNT_WIDTH)

function columns(label: string, ...amounts: string[]): string {
  const padded = label + ' '.repeat(Math.max(0, LABEL_WIDTH - width(label)))
  return padded + amounts.map((amount) => ' '.repeat(Math.max(1, AMOUNT_WIDTH - width(amount))) + amount).join('')
}

/** A faultless branch holds all marks that can be lost and may still miss a standing: the sheet says so. */
function hints(program: Program, total: number): string[] {
  const next = program.bands.findLast(({ least }) => least > total)
  if (!next || total < program.base) return []
  return [
    `不失分也只有 ${formatPoints(program.base)} 分；要达到“${next.label}”还须另得 ${formatPoints(next.least - total)} 分。`,
  ]
}

/** What would change the standing, while the period lasts. */
function stepsInWords(program: Program, encoded: EncodedRow): string[] {
  const next = nextStanding(program, encoded)
  if (!next) return []
  const distance = `离“${next.standing}”还差 ${formatPoints(next.missing)} 分`
  if (!next.steps) return [`${distance}，年内已做不到。`]
  const steps = next.steps.map(({ label, from, to, gain }) => `${label} ${from} → ${to}（+${formatPoints(gain)}）`)
  return [`${distance}，最省的做法：${steps.join('；')}`]
}

/** Whose duty it is, or what one unit means, as the ruleset notes beside a clause. */
function noteOf({ clauseById }: Program, { clause }: Line): string {
  const note = clauseById.get(clause)?.definition.note
  return note === undefined ? '' : `；${note}`
}

function lineInWords(line: Line, row: SheetRow, note: string): string {
  const label = line.label === row.label ? '' : `${line.label}：`
  const state = { 'no-evidence': '（尚无依据）', 'not-applicable': '（不适用）', met: '', unmet: '' }[line.state]
  const cut = line.limit === null ? '' : `，封顶后计 ${formatPoints(Math.abs(line.points))}`
  const pending = line.pending === null ? '' : `，尚未计入，年末仍如此则计 ${formatPoints(line.pending)}`
  const remarks = line.remarks.length === 0 ? '' : `；${line.remarks.join('；')}`
  return `${label}${line.facts}${state}，${line.arithmetic}${cut}${pending}${remarks}${note}（${line.cite}）`
}

function show(points: number | null): string {
  return points === null ? '—' : formatPoints(points)
}
