import type { Kysely } from 'kysely'
export interface Database<T> {
  readonly kysely: Kysely<T>
}
