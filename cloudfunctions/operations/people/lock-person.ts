import { sql } from 'kysely'
import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'

/** Locks a person as the caller saw them, so that changes of one person take turns. @throws AppError `revision-conflict` */
export async function lockPerson(tx: CityTransaction, cityId: string, personId: string, revision: number) {
  const person = (await lockPeople(tx, cityId, [{ id: personId, revision }])).get(personId)
  if (!person) throw notFound()
  return person
}

/** The same for many in one statement. */
export async function lockPeople(
  tx: CityTransaction,
  cityId: string,
  seen: readonly { readonly id: string; readonly revision: number }[],
) {
  const rows = await tx
    .selectFrom('people')
    .select(['id', 'name', 'joined_on', 'revision'])
    .where('city_id', '=', cityId)
    .where('id', '=', sql<string>`any (${seen.map(({ id }) => id)}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const people = new Map(rows.map((row) => [row.id, row]))
  for (const { id, revision } of seen) {
    const person = people.get(id)
    if (!person) throw notFound()
    if (person.revision !== revision) throw new AppError('revision-conflict', '这位党员的资料已有改动，请刷新后再办')
  }
  return people
}
