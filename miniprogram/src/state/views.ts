import { type Role, roles } from '../../../shared/access/roles'
import { chosenView, keepChosenView, useChosenView } from './chosen-view'
import type { Me } from './session'

/** As whom a person looks at the app: each kind has its own tabs. */
export type ViewKind = 'member' | 'secretary' | 'committee'

/** One of the places from which a person works: their own, or a role at an organisation. */
export interface View {
  readonly key: string
  readonly kind: ViewKind
  /** 党员, 支部书记 … */
  readonly title: string
  /** the branch of a member or secretary, the committee of its staff; null for who belongs nowhere */
  readonly organisationId: string | null
  readonly organisationName: string
  readonly role: Role | undefined
}

const KINDS: Readonly<Record<Role, ViewKind>> = {
  'group-leader': 'secretary',
  'committee-member': 'secretary',
  'deputy-secretary': 'secretary',
  secretary: 'secretary',
  'organ-staff': 'committee',
  'works-staff': 'committee',
  inspector: 'committee',
}

/** Every view that a person has: as a member first, then each role in force. */
export function viewsOf(me: Me): View[] {
  const nameOf = (id: string) => me.organisations.find((organisation) => organisation.id === id)?.name ?? ''
  const views: View[] = []
  if (me.membership) {
    const { branchId } = me.membership
    const organisationName = nameOf(branchId)
    views.push({
      key: 'member',
      kind: 'member',
      title: '党员',
      organisationId: branchId,
      organisationName,
      role: undefined,
    })
  }
  for (const { role, organisationId, from, until } of me.roles) {
    if (from > me.today || (until !== null && until < me.today)) continue
    const place = { organisationId, organisationName: nameOf(organisationId) }
    views.push({ key: `${role}@${organisationId}`, kind: KINDS[role], title: roles[role], ...place, role })
  }
  if (views.length > 0) return views
  return [{ key: 'member', kind: 'member', title: '党员', organisationId: null, organisationName: '', role: undefined }]
}

/** Posts in which something waits for their holder to decide, the highest first; the others are looked into at times. */
const AT_WORK: readonly Role[] = ['works-staff', 'organ-staff', 'inspector', 'secretary', 'deputy-secretary']

/** The view that was chosen last on this phone, or else where the person's work is. */
export function useView(me: Me): View {
  return viewOf(me, useChosenView(me.personId))
}

export function chooseView(me: Me, view: View): void {
  keepChosenView(me.personId, view.key)
}

/** Which view a person stands in, outside of a page. */
export function currentView(me: Me): View {
  return viewOf(me, chosenView(me.personId))
}

function viewOf(me: Me, key: string | undefined): View {
  const views = viewsOf(me)
  const [first] = views
  if (!first) throw new Error('everybody has a view')
  const atWork = AT_WORK.flatMap((role) => views.filter((view) => view.role === role))
  return views.find((view) => view.key === key) ?? atWork[0] ?? first
}
