import { rosterColumns } from '../../../shared/people/roster'
import { type Likeness, likeness, type Marks } from './compare-people'
import type { RegisteredBranch, RegisteredPerson } from './load-register'
import type { RosterEntry } from './roster-row'

/** Whom a row means: somebody of the branch, somebody of another, nobody yet, or it cannot be told. */
export type Found =
  | { readonly kind: 'here'; readonly person: RegisteredPerson }
  | { readonly kind: 'elsewhere'; readonly reason: string }
  | { readonly kind: 'nobody'; readonly namesakes: number }
  | { readonly kind: 'unclear'; readonly reason: string }

/**
 * Finds the person a row means among all of that name. In the branch a single namesake is taken for the person
 * unless the marks contradict; elsewhere it takes a mark that agrees.
 * @param branchesById the branches in the caller's reach: of others no name is told
 */
export function findPerson(
  entry: RosterEntry,
  branch: RegisteredBranch,
  namesakes: readonly RegisteredPerson[],
  branchesById: ReadonlyMap<string, RegisteredBranch>,
): Found {
  const here = namesakes.filter(({ branchId }) => branchId === branch.id)
  const likes = here.map((person) => ({ person, like: likeness(marksOf(entry), marksOfPerson(person)) }))
  const withLike = (like: Likeness) => likes.filter((one) => one.like === like)
  const [same, ...moreSame] = withLike('same')
  if (same) return moreSame.length === 0 ? { kind: 'here', person: same.person } : unclear(entry, here)
  const open = likes.filter(({ like }) => like !== 'other')
  const [likely] = open
  // One mark that agrees outweighs one that was corrected; a mark that differs alone may be of another person.
  if (likely && open.length === 1 && likely.like !== 'unsure') return { kind: 'here', person: likely.person }
  if (open.length > 0) return unclear(entry, here)
  return findElsewhere(entry, branch, namesakes, branchesById) ?? { kind: 'nobody', namesakes: here.length }
}

function findElsewhere(
  entry: RosterEntry,
  branch: RegisteredBranch,
  namesakes: readonly RegisteredPerson[],
  branchesById: ReadonlyMap<string, RegisteredBranch>,
): Found | undefined {
  for (const person of namesakes) {
    if (person.branchId === branch.id) continue
    const like = likeness(marksOf(entry), marksOfPerson(person))
    const known = person.branchId === null ? undefined : branchesById.get(person.branchId)
    if (known && (like === 'same' || like === 'mixed')) {
      const doubt = like === 'mixed' ? '（入党日期或出生年月不同，请先核对是否同一人）' : ''
      return { kind: 'elsewhere', reason: `现在“${known.name}”${doubt}；花名册不转接组织关系，请另办转接` }
    }
    if (!known && like === 'same') {
      return {
        kind: 'elsewhere',
        reason: '本市已有同名、同入党日期的党员，不在你的范围内；请上级核对，是同一人则办转接',
      }
    }
  }
  return undefined
}

function unclear(entry: RosterEntry, here: readonly RegisteredPerson[]): Found {
  const known = here.map(({ joinedOn, joinedPrecision }) =>
    joinedPrecision === 'day' ? joinedOn : joinedOn.slice(0, 7),
  )
  const column = entry.birthMonth === undefined ? rosterColumns.birthMonth : rosterColumns.joinedOn
  const reason =
    here.length === 1
      ? `支部里已有同名党员（入党日期 ${known[0]}），分不清是否同一人，请填“${column}”一栏；是同一人而资料有误的，请先更正那位党员的资料`
      : `支部里有 ${here.length} 位同名党员（入党日期 ${known.join('、')}），请填“${column}”一栏以便区分`
  return { kind: 'unclear', reason }
}

export function marksOf({ joined, birthMonth }: RosterEntry): Marks {
  return { joined, birthMonth }
}

function marksOfPerson({ joinedOn, joinedPrecision, birthMonth }: RegisteredPerson): Marks {
  return { joined: { date: joinedOn, precision: joinedPrecision }, birthMonth: birthMonth ?? undefined }
}
