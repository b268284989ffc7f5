import { sql } from 'kysely'
import { type Role, roles } from '../../../shared/access/roles'
import type { OperationContext } from '../../operations/context'
import { inTransaction } from '../../store/in-transaction'
import type { DemoAccount } from '../log-in-by-demo-account'
import { DEMO_CITY } from './found-organisations'

/** In the order in which somebody new should try them. */
const ORDER = [
  'member',
  'group-leader',
  'deputy-secretary',
  'secretary',
  'committee-member',
  'organ-staff',
  'inspector',
  'works-staff',
] as const satisfies readonly (Role | 'member')[]

/** One account for each role of the demo city, and one for a plain member of the first branch. */
export async function demoAccounts(context: OperationContext): Promise<DemoAccount[]> {
  return inTransaction(context.database, { cityId: DEMO_CITY, personId: null }, async (tx) => {
    const { rows } = await sql<{ role: Role | 'member'; personId: string; place: string; name: string }>`
      with holder as (
        select distinct on (role) role, person_id, organisation_id from role_grants
        where city_id = ${DEMO_CITY} and until_date is null order by role, id),
      plain as (
        select member.person_id, member.branch_id from memberships member
        where member.city_id = ${DEMO_CITY} and member.until_date is null
          and member.branch_id = (select organisation_id from holder where role = 'secretary')
          and not exists (select from role_grants where city_id = member.city_id and person_id = member.person_id)
        order by member.id limit 1),
      account as (select * from holder union all select 'member', person_id, branch_id from plain)
      select account.role, account.person_id as "personId", place.name as place, person.name
      from account
      join organisations place on place.city_id = ${DEMO_CITY} and place.id = account.organisation_id
      join people person on person.city_id = ${DEMO_CITY} and person.id = account.person_id`.execute(tx)
    return ORDER.flatMap((account) => {
      const row = rows.find(({ role }) => role === account)
      if (!row) return []
      const { personId, place, name } = row
      const label = `${place}　${account === 'member' ? '党员' : roles[account]}　${name}`
      return [{ account, label, cityId: DEMO_CITY, personId }]
    })
  })
}
