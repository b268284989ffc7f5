import './without-jit'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import { scoreWithLines, writeOutLine } from '../../shared/rules/explain/lines'
import { encodeFacts } from '../../shared/rules/facts/encode-facts'
import { factEntry } from '../../shared/rules/facts/fact'
import { FactRefusal } from '../../shared/rules/facts/fact-refusal'
import type { FactRow, ScoringDates } from '../../shared/rules/facts/fact-row'
import type { Program } from '../../shared/rules/program'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { civilDate, partsOf } from '../../shared/values/civil-date'
import { utf8Bytes } from '../../shared/values/utf8'
import { calendarYear } from '../../shared/values/window'
import { rowGenerator } from '../generate-rows'
import { withoutStacks } from '../without-stacks'

/** What a run of generated rows came to. */
export interface Digest {
  readonly hash: string
  readonly rows: number
  readonly refused: number
  /** SHA-256 of all results, in order */
  readonly results: string
}

/**
 * Scores generated rows of one ruleset, half of them mid-year, and digests every result: totals, standings,
 * flags, the points of every line; of every hundredth row also all words and the facts read by their schema.
 * @param json the ruleset as it was read, as a phone gets it
 */
export function digestRows(json: string, rows: number, seed: number): Digest {
  const ruleset = JSON.parse(json) as Ruleset
  const program = compileRuleset(ruleset)
  const year = partsOf(ruleset.effective_from).year
  const period = calendarYear(year)
  const digest = sha256.create()
  let refused = 0
  for (const asOf of [period.to, civilDate(year, 8, 20)]) {
    const dates = { period, asOf }
    const nextRow = rowGenerator(program, dates, seed, { tries: 30, fullness: 4 })
    withoutStacks(() => {
      for (let index = 0; index < rows / 2; index += 1) {
        const result = resultOf(program, nextRow(400), dates, index % 100 === 0)
        if (result.startsWith('refused')) refused += 1
        digest.update(utf8Bytes(`${result}\n`))
      }
    })
  }
  return { hash: program.hash, rows, refused, results: bytesToHex(digest.digest()) }
}

function resultOf(program: Program, row: FactRow, dates: ScoringDates, inWords: boolean): string {
  try {
    const facts = inWords ? row.facts.map((fact) => factEntry.parse(fact)) : row.facts
    const encoded = encodeFacts(program, { ...row, facts }, dates)
    const { score, lines } = scoreWithLines(program, encoded)
    const { total, standing, band, sections, flags } = score
    const points = lines.map(({ points: counted, before_limit: before }) => `${counted}/${before}`)
    const words = inWords ? JSON.stringify(lines.map(writeOutLine)) : ''
    return [total, standing, band, sections.join(' '), flags.join(' '), points.join(' '), words].join('|')
  } catch (error) {
    if (!(error instanceof FactRefusal)) throw error
    return `refused|${error.code}|${error.clause}|${error.fact}|${error.message}`
  }
}
