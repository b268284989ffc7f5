import type { OrganisationKind } from '../organisations/kinds'
import type { Role } from './roles'

/** How high a role stands; nobody gives, ends or opens the door to a role above their own. */
export const levels: Readonly<Record<Role, number>> = {
  'group-leader': 1,
  'committee-member': 2,
  'deputy-secretary': 2,
  secretary: 2,
  inspector: 3,
  'organ-staff': 3,
  'works-staff': 4,
}

/** At what kind of organisation each role is held. */
export const placesOf: Readonly<Record<Role, readonly OrganisationKind[]>> = {
  'group-leader': ['group'],
  'committee-member': ['branch'],
  'deputy-secretary': ['branch'],
  secretary: ['branch'],
  'organ-staff': ['organ-committee', 'general-branch'],
  'works-staff': ['works-committee'],
  inspector: ['works-committee', 'organ-committee'],
}

/** The highest of some roles; 0 for none. */
export function highestLevel(roles: readonly Role[]): number {
  return Math.max(0, ...roles.map((role) => levels[role]))
}
