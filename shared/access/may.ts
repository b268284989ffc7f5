import type { CivilDate } from '../values/civil-date'
import { type Action, actions } from './actions'
import { highestLevel } from './levels'
import type { Role } from './roles'

/** A role that a person holds at an organisation over some days; both ends count. */
export interface RoleGrant {
  readonly role: Role
  readonly organisationId: string
  readonly from: CivilDate
  readonly until: CivilDate | null
}

/** What an action is aimed at: whose data it is and the organisations above it, its own one included. */
export interface Target {
  readonly personId: string | null
  readonly organisationIds: readonly string[]
}

/** Whether a person may do something today, by the one table of access. */
export function may(
  action: Action,
  personId: string,
  grants: readonly RoleGrant[],
  target: Target,
  today: CivilDate,
): boolean {
  if (actions[action].self && target.personId === personId) return true
  return grants.some(
    (grant) =>
      isInForce(grant, today) && permits(action, grant.role) && target.organisationIds.includes(grant.organisationId),
  )
}

/** How high the roles stand by which a person may do something there today; 0 when none lets them. */
export function levelOver(
  action: Action,
  grants: readonly RoleGrant[],
  organisationIds: readonly string[],
  today: CivilDate,
): number {
  const entitling = grants.filter(
    (grant) => isInForce(grant, today) && permits(action, grant.role) && organisationIds.includes(grant.organisationId),
  )
  return highestLevel(entitling.map(({ role }) => role))
}

/** The organisations at whose subtree a person may do something today. */
export function rootsOf(action: Action, grants: readonly RoleGrant[], today: CivilDate): string[] {
  return grants
    .filter((grant) => isInForce(grant, today) && permits(action, grant.role))
    .map(({ organisationId }) => organisationId)
}

/** Whether a role holds on a day; both ends count. */
export function isInForce({ from, until }: Pick<RoleGrant, 'from' | 'until'>, today: CivilDate): boolean {
  return from <= today && (until === null || today <= until)
}

function permits(action: Action, role: Role): boolean {
  return (actions[action].roles as readonly Role[]).includes(role)
}
