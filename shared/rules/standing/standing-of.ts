import type { EncodedRow } from '../facts/encoded-row'
import type { Program } from '../program'

/**
 * The standing after vetoes, demotions and steps that a process grants. Raises `await-approval` where the
 * step that a standing waits for is not on record.
 */
export function standingOf(
  program: Program,
  encoded: Pick<EncodedRow, 'row'>,
  band: string | null,
  vetoed: boolean,
  flags: string[],
): string | null {
  const { standings } = program.ruleset
  if (vetoed && standings?.veto !== undefined) return standings.veto
  if (band === null || !standings || program.bandDecides) return band
  const recorded = (id: string) => {
    const clause = program.clauseById.get(id)
    return clause !== undefined && encoded.row[clause.at] === 1
  }
  const { granted } = standings
  const isGranted = granted?.on === band && granted.steps.every(recorded)
  const reached = isGranted ? granted.label : band
  const { awaits } = program.bands.find(({ label }) => label === band) ?? {}
  if (awaits && !recorded(awaits.definition.id)) flags.push('await-approval')
  return lowered(program, encoded, reached)
}

/** Whether a closed score lies where the ruleset lists a subject for mending. */
export function fallsBehind({ ruleset }: Program, total: number, standing: string | null): boolean {
  const rectify = ruleset.standings?.rectify
  if (!rectify) return false
  return 'below' in rectify ? total < rectify.below : standing === rectify.standing
}

/** A spot check that names a lower standing wins over the one reached. */
function lowered(program: Program, { row }: Pick<EncodedRow, 'row'>, reached: string): string {
  const { demoting } = program.layout
  if (demoting.length === 0) return reached
  const { granted, veto } = program.ruleset.standings ?? {}
  const order = [granted?.label, ...program.bands.map(({ label }) => label), veto]
  const named = demoting.flatMap(({ compiled, at }) => compiled.standing?.(row, at) ?? [])
  return named.reduce((worst, next) => (order.indexOf(next) > order.indexOf(worst) ? next : worst), reached)
}
