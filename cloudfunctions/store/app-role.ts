import { type Kysely, sql } from 'kysely'

/** The role every operation runs as: it owns nothing, so row-level security and grants bind it. */
export const APP_ROLE = 'pioneer_app'

/**
 * For the first migration: creates the application role, without log-in, unless it exists, and lets the current user
 * take it on. Roles belong to the server, not to one database, so other databases may be doing this right now. Where
 * the user may not create roles, an administrator creates and grants the role beforehand and this does nothing.
 * @param role another one in tests, so that its first creation can be raced for
 */
export async function createAppRole<Tables>(db: Kysely<Tables>, role: string = APP_ROLE): Promise<void> {
  await sql`do $$
    begin
      if not exists (select from pg_roles where rolname = ${sql.lit(role)}) then
        create role ${sql.id(role)} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db)
  // Since PostgreSQL 16 a role's creator may grant it but not take it on without a grant to itself.
  await sql`do $$
    begin
      if not pg_has_role(current_user, ${sql.lit(role)},
        case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end)
      then grant ${sql.id(role)} to current_user;
      end if;
    end $$`.execute(db)
}
