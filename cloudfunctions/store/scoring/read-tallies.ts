import { sql } from 'kysely'
import { lastDayBy } from '../../../shared/values/window'
import type { CityTransaction } from '../in-transaction'
import {
  branchRoll,
  branchTallies,
  type MemberScores,
  type SummedBranch,
  type TalliedBranch,
  talliedBranch,
  unscoredMembers,
} from './branch-tallies'
import { memberTallies, type SummedMember, type TalliedMember, talliedMember } from './member-tallies'
import type { TallySpan } from './tally-span'

export interface Tallies {
  readonly members: readonly TalliedMember[]
  /** without the members who are added up in the same step */
  readonly branches: readonly TalliedBranch[]
}

/** Adds up members and branches in one statement, one round trip. */
export async function readTallies(
  tx: CityTransaction,
  personIds: readonly string[],
  branchIds: readonly string[],
  span: TallySpan,
  scores: MemberScores,
): Promise<Tallies> {
  const asOf = lastDayBy(span, span.asOf)
  const { rows } = await sql<{ members: readonly SummedMember[]; branches: readonly SummedBranch[] }>`
    with roll as materialized (${branchRoll(branchIds)}),
    -- once for all: asked one by one, the function was a third of the statement
    punishment as materialized (
      select * from punishment_levels(
        ${personIds}::uuid[] || (select people from roll), ${span.from}::date, ${asOf}::date)),
    unscored as materialized (${unscoredMembers(span)})
    select
      (${memberTallies(personIds, span)}) as members,
      (${branchTallies(branchIds, span, scores, personIds)}) as branches`.execute(tx)
  const [row] = rows
  return {
    members: (row?.members ?? []).map((member) => talliedMember(member, span)),
    branches: (row?.branches ?? []).map(talliedBranch),
  }
}

/** Adds up members alone. */
export async function readMemberTallies(
  tx: CityTransaction,
  personIds: readonly string[],
  span: TallySpan,
): Promise<readonly TalliedMember[]> {
  const { members } = await readTallies(tx, personIds, [], span, {
    adoptionId: null,
    bottomPositions: [],
    belowBottom: 0,
  })
  return members
}
