import { sql } from 'kysely'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../in-transaction'
import { unawaited } from '../prepared-statements'

/** The measures of a subject that gets no score. */
export interface MeasureRow {
  readonly subjectId: string
  readonly year: number
  readonly asOf: CivilDate
  readonly figures: unknown
}

/** Stores measures without scores, replacing those of the same day. */
export async function saveMeasures(tx: CityTransaction, rows: readonly MeasureRow[]): Promise<void> {
  if (rows.length === 0) return
  const statement = sql`
    insert into measures (city_id, subject_id, year, as_of, figures)
    select current_setting('app.city_id'), "subjectId", year, "asOf", figures
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(
      "subjectId" uuid, year integer, "asOf" date, figures jsonb)
    on conflict (city_id, subject_id, year, as_of) do update set figures = excluded.figures
      where measures.figures is distinct from excluded.figures`
  await unawaited(statement).execute(tx)
}
