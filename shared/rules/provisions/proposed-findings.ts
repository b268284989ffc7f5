import type { Program } from '../program'
import { meetsProvision } from './meets-provision'

/** What the roster says of a branch on a day. */
export interface RosterCounts {
  readonly members: number
  readonly groups: number
  /** 1 where a committee is in office, 0 where none is */
  readonly committees: number
}

/** A finding that an assessor may enter, with what the roster says of it. */
export interface ProposedFinding {
  /** the clause on which the finding would stand */
  readonly clause: string
  readonly label: string
  /** the target that is not met */
  readonly provision: string
  readonly target: string
  readonly cite: string
  /** how many there are, how many are asked, and of how many members */
  readonly have: number
  readonly least: number
  readonly members: number
}

/**
 * The findings that follow from targets which the roster does not meet, for an assessor to confirm or to leave: nothing
 * is entered by the program (Z22). Targets that the roster cannot count propose nothing.
 */
export function proposedFindings(
  { ruleset, clauseById }: Program,
  roster: RosterCounts,
  year: number,
): ProposedFinding[] {
  return ruleset.targets.flatMap(({ id, label, cite, at_least: least, counts, proposes }) => {
    const clause = clauseById.get(proposes ?? '')?.definition
    if (clause === undefined || counts === undefined || !('count' in least)) return []
    const have = roster[counts]
    if (meetsProvision(ruleset, id, have, { year, of: roster.members })) return []
    const { members } = roster
    return [
      { clause: clause.id, label: clause.label, provision: id, target: label, cite, have, least: least.count, members },
    ]
  })
}
