import { type Kysely, sql } from 'kysely'
import { APP_ROLE } from '../app-role'

/** What the application role may do with a table: history is only added to, state is also changed. */
type Rights = 'select, insert' | 'select, insert, update' | 'select, insert, update, delete'

/**
 * Creates a table of city data. Its key begins with `city_id`, its rows are seen only by a transaction that
 * has named their city and its caller. A table that refers to another of the city drops its own reference to it
 * afterwards (0111); a test of the catalogue asks for that.
 * @param columns the SQL of its columns and constraints, without `city_id`
 * @param condition a further condition for seeing a row
 */
export async function createCityTable(
  db: Kysely<unknown>,
  name: string,
  columns: string,
  rights: Rights = 'select, insert, update',
  condition = 'true',
): Promise<void> {
  // As one sub-select the settings are read once a statement, not once a row; a join of many tables feels each more.
  const visible = `city_id = (select case when coalesce(current_setting('app.caller', true), '') <> ''
    then current_setting('app.city_id', true) end) and (${condition})`
  const statements = [
    `create table ${name} (city_id text not null references cities (city_id), ${columns})`,
    `alter table ${name} enable row level security`,
    `create policy city_and_caller on ${name} using (${visible}) with check (${visible})`,
    `grant ${rights} on ${name} to ${APP_ROLE}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

export async function run(db: Kysely<unknown>, ...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
