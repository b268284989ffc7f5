import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import { buildLines } from '../../shared/rules/explain/lines'
import { encodeFacts } from '../../shared/rules/facts/encode-facts'
import type { FactRow } from '../../shared/rules/facts/fact-row'
import type { Program, ProgramClause } from '../../shared/rules/program'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { scoreRow } from '../../shared/rules/score-row'
import { civilDate, partsOf } from '../../shared/values/civil-date'
import { calendarYear } from '../../shared/values/window'
import { codeOf } from '../code-of'
import { rowGenerator } from '../generate-rows'
import { withoutStacks } from '../without-stacks'
import { type Mutant, makeMutants } from './make-mutants'
import { guardsOf, noticeMutant } from './notice-mutant'

/** Why a changed number changes no score. */
type Reason = 'cut-by-limit' | 'retired' | 'advice'

const listed = parse(readFileSync(path.join(__dirname, 'equivalent.yaml'), 'utf8')) as Record<
  string,
  Partial<Record<Reason, string[]>>
>
const nameOf = ({ place, step }: Mutant) => `${place} ${step > 0 ? '+' : '-'}`

const versions = rulesetVersions().map((version) => [`${version.id}@${version.version}`, version] as const)

describe.each(versions)('%s', (name, version) => {
  const { value: ruleset } = readRulesetFile(version.file)
  const mutants = makeMutants(readFileSync(version.file, 'utf8'), ruleset)
  const equivalent = Object.entries(listed[name] ?? {}).flatMap(([reason, names]) =>
    (names ?? []).map((mutant) => [mutant, reason as Reason] as const),
  )

  test('every number changed by one step is noticed, or listed as equivalent', () => {
    const guards = guardsOf(version)
    const unnoticed = withoutStacks(() => mutants.filter((mutant) => noticeMutant(mutant, guards) === undefined))
    expect(unnoticed.map(nameOf).sort()).toEqual(equivalent.map(([mutant]) => mutant).sort())
  })

  test('what is listed as equivalent is so for the reason given', () => {
    const samples = samplesOf(ruleset)
    const differences = equivalent.flatMap(([wanted, reason]) => {
      const mutant = mutants.find((other) => nameOf(other) === wanted)
      if (!mutant) return [`${wanted}: no such number`]
      const holds = holdsFor(reason, mutant, ruleset) && withoutStacks(() => scoresAlike(mutant.ruleset, samples))
      return holds ? [] : [`${wanted}: not ${reason}`]
    })
    expect(differences).toEqual([])
  })
})

test('every ruleset of the list exists', () => {
  const known = rulesetVersions().map(({ id, version }) => `${id}@${version}`)
  expect(Object.keys(listed).filter((name) => !known.includes(name))).toEqual([])
})

function holdsFor(reason: Reason, { place, step, value }: Mutant, ruleset: Ruleset): boolean {
  const program = compileRuleset(ruleset)
  const clause = program.clauseById.get(place.split(' ')[0] ?? '')
  switch (reason) {
    case 'cut-by-limit':
      // One case alone already takes or earns all there is, so that more than that makes no difference.
      return clause !== undefined && step === 1 && Number(value) >= limitOf(program, clause)
    case 'retired':
      return clause?.definition.retired !== undefined
    case 'advice':
      // A share of all subjects that a committee is advised to keep; no single score follows from it.
      return place.endsWith(' advisory_share')
  }
}

/** The limit of a clause's part of its item, or of the item where no part limits it. */
function limitOf({ items }: Program, clause: ProgramClause): number {
  const item = items[clause.item]
  return item?.parts[clause.part] ?? item?.limit ?? Number.POSITIVE_INFINITY
}

interface Sample {
  readonly row: FactRow
  readonly dates: Parameters<typeof encodeFacts>[2]
  readonly outcome: string
}

/** Generated rows, closed and interim, with what the ruleset makes of them. */
function samplesOf(ruleset: Ruleset): Sample[] {
  const program = compileRuleset(ruleset)
  const year = partsOf(ruleset.effective_from).year
  const period = calendarYear(year)
  return [period.to, civilDate(year, 7, 15)].flatMap((asOf) => {
    const dates = { period, asOf }
    const nextRow = rowGenerator(program, dates, 7)
    return Array.from({ length: 150 }, () => nextRow(10)).map((row) => ({
      row,
      dates,
      outcome: outcome(program, row, dates),
    }))
  })
}

function scoresAlike(mutant: Ruleset, samples: readonly Sample[]): boolean {
  const program = compileRuleset(mutant)
  return samples.every((sample) => outcome(program, sample.row, sample.dates) === sample.outcome)
}

/** Points of all lines, total, standing and flags; a refusal by its code. */
function outcome(program: Program, row: FactRow, dates: Parameters<typeof encodeFacts>[2]): string {
  let written = ''
  const code = codeOf(() => {
    const encoded = encodeFacts(program, row, dates)
    const { total, standing, flags } = scoreRow(program, encoded)
    written = JSON.stringify([total, standing, flags, buildLines(program, encoded).map(({ points }) => points)])
  })
  return code ?? written
}
