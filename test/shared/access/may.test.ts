import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Action, actions } from '../../../shared/access/actions'
import { levels, placesOf } from '../../../shared/access/levels'
import { levelOver, may, type RoleGrant, rootsOf } from '../../../shared/access/may'
import { type Role, roles } from '../../../shared/access/roles'
import type { CivilDate } from '../../../shared/values/civil-date'

const day = (written: string) => written as CivilDate
const role = fc.constantFrom(...(Object.keys(roles) as Role[]))
const action = fc.constantFrom(...(Object.keys(actions) as Action[]))
const grant: fc.Arbitrary<RoleGrant> = fc.record({
  role,
  organisationId: fc.constantFrom('a', 'b'),
  from: fc.constantFrom(day('2026-01-01'), day('2026-06-01')),
  until: fc.constantFrom(null, day('2026-03-31'), day('2026-12-31')),
})
const today = fc.constantFrom(
  day('2025-12-31'),
  day('2026-01-01'),
  day('2026-03-31'),
  day('2026-04-01'),
  day('2026-06-01'),
)

test('nobody may do to others what no role in force lets them do there', () => {
  fc.assert(
    fc.property(fc.array(grant), action, today, (grants, what, now) => {
      const target = { personId: 'somebody', organisationIds: ['a', 'top'] }
      const entitling = grants.some(
        (one) =>
          one.organisationId === 'a' &&
          one.from <= now &&
          (one.until === null || one.until >= now) &&
          (actions[what].roles as readonly Role[]).includes(one.role),
      )
      expect(may(what, 'me', grants, target, now)).toBe(entitling)
      expect(levelOver(what, grants, target.organisationIds, now) > 0).toBe(entitling)
      expect(rootsOf(what, grants, now).includes('a')).toBe(entitling)
    }),
  )
})

test('both ends of a role count, the days beside them do not', () => {
  const grants = [
    { role: 'secretary' as const, organisationId: 'a', from: day('2026-01-01'), until: day('2026-03-31') },
  ]
  const target = { personId: null, organisationIds: ['a'] }
  const on = (date: string) => may('people.read', 'me', grants, target, day(date))
  expect(['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map(on)).toEqual([false, true, true, false])
})

test('only staff give roles, and works staff alone stand above organ staff', () => {
  expect(actions['role.grant'].roles).toEqual(['organ-staff', 'works-staff'])
  for (const one of Object.keys(roles) as Role[]) {
    expect(levels[one] <= levels['organ-staff']).toBe(one !== 'works-staff')
    expect(placesOf[one].length).toBeGreaterThan(0)
  }
})
