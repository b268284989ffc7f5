import { clauseAmount } from '../clause-amount'
import type { EncodedRow } from '../facts/encoded-row'
import { EvidenceMark } from '../facts/evidence-mark'
import type { Program, ProgramItem } from '../program'
import type { Ruleset } from '../schema/ruleset'

interface Tally {
  readonly passed: number
  readonly applicable: number
}

/** The outcome of a checklist. A task that does not apply stands in neither number. */
export interface ChecklistTally extends Tally {
  readonly qualified: boolean
  readonly standing: string
  /** designated as a model while qualified */
  readonly model: boolean
  /** a designation is on record although it is not qualified */
  readonly refused: boolean
  /** ids of the tasks that failed, in the document's order */
  readonly failing: readonly string[]
  /** by section index; sections without tasks hold zeros */
  readonly sections: readonly Tally[]
}

/** A task passes when every limb of it that applies passes. */
export function tallyTasks(
  program: Program,
  encoded: Pick<EncodedRow, 'row' | 'marks'>,
  words: NonNullable<Ruleset['checklist']>,
): ChecklistTally {
  const failing: string[] = []
  const sections = program.sections.map(() => ({ passed: 0, applicable: 0 }))
  const count = (section: number | undefined, passed: boolean): void => {
    const tally = section === undefined ? undefined : sections[section]
    if (!tally) return
    tally.applicable += 1
    if (passed) tally.passed += 1
    count(program.sections[section as number]?.parent, passed)
  }
  let [passed, applicable] = [0, 0]
  for (const item of program.items) {
    const outcome = outcomeOf(program, item, encoded)
    if (outcome === undefined) continue
    applicable += 1
    if (outcome) passed += 1
    else failing.push(item.id)
    count(item.section, outcome)
  }
  const qualified = failing.length === 0
  const designation = words.model && program.clauseById.get(words.model.clause)
  const designated = designation !== undefined && encoded.row[designation.at] === 1
  const model = qualified && designated
  const standing = model && words.model ? words.model.label : qualified ? words.qualified : words.otherwise
  return { passed, applicable, qualified, standing, model, refused: designated && !qualified, failing, sections }
}

/** True: passed; false: failed; undefined: not a task, or one that does not apply. */
function outcomeOf(
  program: Program,
  item: ProgramItem,
  encoded: Pick<EncodedRow, 'row' | 'marks'>,
): boolean | undefined {
  const limbs = program.clauses.slice(item.first, item.end).filter(({ compiled }) => compiled.effect === 'task')
  const [head] = limbs
  if (!head || encoded.marks[head.index] === EvidenceMark.notApplicable) return undefined
  return limbs.every((limb) => clauseAmount(limb, encoded.row) === 0)
}

/** “17/18”: passed of those that apply */
export function tallyInWords(tally: Tally | undefined): string {
  return `${tally?.passed ?? 0}/${tally?.applicable ?? 0}`
}
