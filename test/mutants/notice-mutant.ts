import { existsSync, readFileSync } from 'node:fs'
import {
  casesFileOf,
  type RulesetVersion,
  readRulesetFile,
  rulesetVersions,
} from '../../cloudfunctions/local/ruleset-files'
import { canonicalJson } from '../../shared/rules/canonical-json'
import { disagreements } from '../../shared/rules/check-expected'
import { compileRuleset } from '../../shared/rules/compile-ruleset'
import { type FactsCase, type FactsFile, type ProvisionCase, readFactsFile } from '../../shared/rules/facts/facts-file'
import { lintRuleset } from '../../shared/rules/lint/lint-ruleset'
import type { Program } from '../../shared/rules/program'
import { provisionDisagreements } from '../../shared/rules/provisions/check-provisions'
import { PROVISION_KINDS } from '../../shared/rules/schema/provisions'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { scoreCase } from '../../shared/rules/score-case'
import type { Mutant } from './make-mutants'

/** What may notice a mutant of a version. */
export interface Guards {
  readonly cases: readonly PlacedCase[]
  readonly provisions: readonly PlacedProvision[]
}

interface PlacedProvision {
  readonly file: FactsFile
  readonly one: ProvisionCase
}

interface PlacedCase {
  readonly file: FactsFile
  readonly one: FactsCase
  /** the day from which the case's own version holds */
  readonly since: Ruleset['effective_from']
}

/**
 * The cases that guard a version: its own, and those of versions before it that still come out the same, so
 * that what a version did not change stays guarded.
 */
export function guardsOf({ id, version, file }: RulesetVersion): Guards {
  const { value: ruleset } = readRulesetFile(file)
  const remembered = rememberPrograms()
  const files = rulesetVersions()
    .filter((other) => other.id === id && other.version <= version && existsSync(casesFileOf(other.file)))
    .map((other) => ({
      since: other.version,
      file: readFactsFile(readFileSync(casesFileOf(other.file), 'utf8'), other.file).value,
    }))
  return {
    cases: files
      .flatMap(({ since, file: cases }) => cases.cases.map((one) => ({ file: cases, one, since })))
      .filter((placed) => placed.since === version || !disagrees(ruleset, placed, remembered)),
    provisions: files
      .flatMap(({ since, file: cases }) => cases.provisions.map((one) => ({ file: cases, one, since })))
      .filter((placed) => placed.since === version || !fails(ruleset, placed)),
  }
}

/** What notices that a ruleset is not as it should be: a case, by its id, or the linter; undefined when nothing does. */
export function noticeMutant({ ruleset: mutant, place }: Mutant, { cases, provisions }: Guards): string | undefined {
  const remembered = rememberPrograms()
  const [clause] = place.split(' ')
  const provision = provisions.find((placed) => placed.one.id === clause && fails(mutant, placed))
  if (provision) return `不计分 ${provision.one.id}`
  // Provisions score nothing, so that no score could notice one.
  if (PROVISION_KINDS.some((kind) => mutant[kind].some(({ id }) => id === clause))) return lintNotices(mutant)
  // Cases that name the clause, or one of the item's, notice soonest.
  const names = ({ one }: PlacedCase) =>
    one.facts.some((fact) => clause !== undefined && fact.clause?.startsWith(clause))
  const inOrder = [...cases.filter(names), ...cases.filter((placed) => !names(placed))]
  try {
    const found = inOrder.find((placed) => disagrees(mutant, placed, remembered))
    if (found) return found.one.id
  } catch (error) {
    // A ruleset that does not compile is noticed by whoever loads it.
    if (error instanceof RangeError) return '编译'
    throw error
  }
  return lintNotices(mutant)
}

function lintNotices(mutant: Ruleset): string | undefined {
  return lintRuleset(mutant).some(({ declared }) => !declared) ? '检查' : undefined
}

function fails(ruleset: Ruleset, { file, one }: PlacedProvision): boolean {
  return provisionDisagreements(ruleset, file, one).length > 0
}

function disagrees(ruleset: Ruleset, { file, one, since }: PlacedCase, compile: typeof compileRuleset): boolean {
  const result = scoreCase({ ...ruleset, effective_from: since }, file, one, (_, options) => compile(ruleset, options))
  return disagreements(result, one.expected ?? {}).length > 0
}

/** Compiles each set of options of one ruleset once. */
function rememberPrograms(): typeof compileRuleset {
  const programs = new Map<string, Program>()
  return (ruleset, options = {}) => {
    const key = canonicalJson(options)
    const program = programs.get(key) ?? compileRuleset(ruleset, options)
    programs.set(key, program)
    return program
  }
}
