import { AppError } from '../../../shared/values/app-error'
import type { CityTransaction } from '../../store/in-transaction'
import { notFound } from '../access/reach'

/** Locks a person as the caller saw them, so that changes of one person take turns. @throws AppError `revision-conflict` */
export async function lockPerson(tx: CityTransaction, cityId: string, personId: string, revision: number) {
  const person = await tx
    .selectFrom('people')
    .select(['name', 'joined_on', 'revision'])
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) throw notFound()
  if (person.revision !== revision) throw new AppError('revision-conflict', '这位党员的资料已有改动，请刷新后再办')
  return person
}
