import { sql } from 'kysely'
import type { CityTransaction } from '../in-transaction'
import { branchTallies, type MemberScores, type TalliedBranch } from './branch-tallies'
import { memberTallies, type TalliedMember } from './member-tallies'
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
  const { rows } = await sql<Tallies>`
    with member as (${memberTallies(personIds, span)}),
    branch as (${branchTallies(branchIds, span, scores, personIds)})
    select
      (select coalesce(jsonb_agg(member), '[]') from member) as members,
      (select coalesce(jsonb_agg(branch), '[]') from branch) as branches`.execute(tx)
  return rows[0] ?? { members: [], branches: [] }
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
