import { sql } from 'kysely'
import { type Role, roles } from '../../../shared/access/roles'
import type { OperationContext } from '../../operations/context'
import { inTransaction } from '../../store/in-transaction'
import type { DemoAccount } from '../log-in-by-demo-account'
import { DEMO_CITY } from './found-demo-city'

/** One account for each role of the demo city, and one for a plain member of the first branch. */
export async function demoAccounts(context: OperationContext): Promise<DemoAccount[]> {
  return inTransaction(context.database, { cityId: DEMO_CITY, personId: null }, async (tx) => {
    const { rows } = await sql<{ role: Role | 'member'; personId: string; place: string }>`
      with holder as (
        select distinct on (grants.role) grants.role, grants.person_id, place.name
        from role_grants grants join organisations place
          on place.city_id = grants.city_id and place.id = grants.organisation_id
        where grants.city_id = ${DEMO_CITY} and grants.until_date is null
        order by grants.role, grants.id)
      select role, person_id as "personId", name as place from holder
      union all (
        select 'member', member.person_id, place.name
        from memberships member join organisations place on place.city_id = member.city_id and place.id = member.branch_id
        where member.city_id = ${DEMO_CITY} and place.name = (select name from holder where role = 'secretary')
          and not exists (select from role_grants where city_id = member.city_id and person_id = member.person_id)
        order by member.id limit 1)`.execute(tx)
    return rows.map(({ role, personId, place }) => ({
      account: role,
      label: `${place}　${role === 'member' ? '党员' : roles[role]}`,
      cityId: DEMO_CITY,
      personId,
    }))
  })
}
