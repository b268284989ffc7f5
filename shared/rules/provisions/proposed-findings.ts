import type { Ruleset } from '../schema/ruleset'
import { meetsProvision } from './meets-provision'

/** What the roster says of a target: how many there are, of how many that decide whether it is asked. */
export interface RosterFigure {
  readonly figure: number
  readonly of: number
}

export interface ProposedFinding {
  /** the clause on which an assessor may enter the finding */
  readonly clause: string
  /** the target that is not met */
  readonly provision: string
}

/**
 * The findings that follow from targets which records do not meet, for an assessor to confirm or to leave: nothing
 * is entered by the program (Z22). Targets without a figure propose nothing.
 * @param figures by the id of the target
 */
export function proposedFindings(
  ruleset: Ruleset,
  figures: Readonly<Record<string, RosterFigure>>,
  year: number,
): ProposedFinding[] {
  return ruleset.targets.flatMap(({ id, proposes }) => {
    const known = figures[id]
    if (proposes === undefined || known === undefined) return []
    return meetsProvision(ruleset, id, known.figure, { year, of: known.of })
      ? []
      : [{ clause: proposes, provision: id }]
  })
}
