import type { Line } from '../../../shared/rules/explain/lines'
import type { Program, ProgramClause } from '../../../shared/rules/program'
import { pointsFromHundredths } from '../../../shared/values/points'

interface Told {
  readonly lines: readonly Line[]
  readonly flags: readonly string[]
}

/**
 * What somebody without the right to see punishments is told of a member's index: the section that holds a clause of
 * discipline becomes one line with its sum, so that the index is seen to change and the lines still add up, and
 * flags that would tell why are left out.
 */
export function withoutDiscipline(program: Program, { lines, flags }: Told): Told {
  const hidden = disciplineSections(program)
  if (hidden.size === 0) return { lines, flags }
  const sectionAt = (line: Line) => {
    const clause = program.clauseById.get(line.clause)
    const section = clause && sectionOf(program, clause)
    return section !== undefined && hidden.has(section) ? section : undefined
  }
  const withheld = lines.filter((line) => sectionAt(line) !== undefined)
  const shown = lines.filter((line) => sectionAt(line) === undefined)
  const sums = [...hidden].map((section) =>
    sumLine(
      program,
      section,
      withheld.filter((line) => sectionAt(line) === section),
    ),
  )
  const secret = new Set(withheld.flatMap((line) => line.flags))
  return { lines: [...shown, ...sums], flags: flags.filter((flag) => !secret.has(flag)) }
}

/** The sections that hold a clause of discipline, by index. */
export function disciplineSections(program: Program): ReadonlySet<number> {
  const clauses = program.clauses.filter(({ definition }) => definition.reads?.startsWith('punishments.'))
  return new Set(clauses.map((clause) => sectionOf(program, clause)))
}

function sectionOf(program: Program, { item }: ProgramClause): number {
  return program.items[item]?.section ?? -1
}

function sumLine(program: Program, index: number, lines: readonly Line[]): Line {
  const section = program.sections[index]
  const sum = pointsFromHundredths(lines.reduce((points, line) => points + line.points, 0))
  return {
    clause: section?.id ?? '',
    label: section?.label ?? '',
    cite: `${program.ruleset.source.short} ${section?.label ?? ''}`,
    state: sum === 0 ? 'met' : 'unmet',
    points: sum,
    before_limit: sum,
    limit: null,
    pending: null,
    facts: '合计，不列明细',
    arithmetic: '',
    remarks: [],
    flags: [],
  }
}
