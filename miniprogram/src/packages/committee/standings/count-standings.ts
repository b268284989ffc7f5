import type { contract } from '../../../../../shared/contract/contract'
import type { AnswerOf } from '../../../../../shared/contract/endpoint'
import { lookOf } from '../../../ui'

export type Standing = AnswerOf<typeof contract.listStandings>['items'][number]
type Organisation = AnswerOf<typeof contract.listOrganisations>['items'][number]

export interface StandingCount {
  readonly standing: string
  readonly count: number
}

export interface Organ {
  readonly id: string
  readonly name: string
  readonly branches: readonly (Standing & { readonly members: number | null })[]
  readonly counts: readonly StandingCount[]
  /** of all its branches of which the number is known */
  readonly members: number
  /** branches at the standing that is aimed at or above, 0 to 1 */
  readonly metShare: number
}

const NONE = '还没有'

/** How many stand where, from the best to the last; what has no standing yet is last of all. */
export function countStandings(standings: readonly Standing[]): StandingCount[] {
  const counts = new Map<string, number>()
  for (const { standing } of standings) counts.set(standing ?? NONE, (counts.get(standing ?? NONE) ?? 0) + 1)
  const place = (standing: string) => (standing === NONE ? 9 : lookOf(standing))
  return [...counts]
    .map(([standing, count]) => ({ standing, count }))
    .sort((one, other) => place(one.standing) - place(other.standing))
}

/** Those who met what is asked or more. */
export function metCount(counts: readonly StandingCount[]): number {
  return counts.reduce((sum, { standing, count }) => sum + (standing !== NONE && lookOf(standing) <= 2 ? count : 0), 0)
}

/** Branches under the organ above them, the organ with the smallest share of met ones first. */
export function groupByOrgan(standings: readonly Standing[], organisations: readonly Organisation[]): Organ[] {
  const known = new Map(organisations.map((one) => [one.id, one]))
  const groups = new Map<string, Standing[]>()
  for (const standing of standings) {
    const organId = known.get(standing.branchId)?.parentId ?? ''
    groups.set(organId, [...(groups.get(organId) ?? []), standing])
  }
  return [...groups]
    .map(([id, all]) => {
      const counts = countStandings(all)
      const branches = all
        .map((one) => ({ ...one, members: known.get(one.branchId)?.members ?? null }))
        .sort((one, other) => lookOf(other.standing ?? '') - lookOf(one.standing ?? ''))
      const members = branches.reduce((sum, branch) => sum + (branch.members ?? 0), 0)
      const metShare = metCount(counts) / all.length
      return { id, name: known.get(id)?.name ?? '其他', branches, counts, members, metShare }
    })
    .sort((one, other) => one.metShare - other.metShare)
}
