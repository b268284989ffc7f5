import { sql } from 'kysely'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { CivilDate } from '../../../shared/values/civil-date'
import type { CityTransaction } from '../in-transaction'
import { unawaited } from '../prepared-statements'

/** A subject's measures and its proposed score as they are kept, replacing those of the same day. */
export interface ScoreRow {
  readonly adoptionId: string
  readonly subjectId: string
  readonly year: number
  readonly asOf: CivilDate
  readonly figures: readonly Fact[]
  readonly hash: string
  readonly basis: 'interim' | 'closed'
  /** hundredths */
  readonly total: number
  readonly band: string | null
  readonly standing: string | null
  readonly flags: readonly string[]
  /** hundredths of each clause's line */
  readonly points: readonly number[]
  readonly facts: FactRow
}

/**
 * Stores measures and proposed scores of any number of subjects in one statement. A row that comes out as it is
 * kept is left as it is: most of what is recomputed says nothing new.
 */
export async function saveScores(tx: CityTransaction, rows: readonly ScoreRow[]): Promise<void> {
  if (rows.length === 0) return
  const statement = sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows.map(withFiguresOnce))}::jsonb) as row(
        "adoptionId" uuid, "subjectId" uuid, year integer, "asOf" date, figures jsonb, hash text, basis text,
        total integer, band text, standing text, flags text[], points integer[], facts jsonb)),
    measured as (
      insert into measures (city_id, subject_id, year, as_of, figures)
      -- a subject under two rulesets has its measures once
      select distinct on ("subjectId", year, "asOf") current_setting('app.city_id'), "subjectId", year, "asOf",
        coalesce(figures, facts -> 'facts') from row
      on conflict (city_id, subject_id, year, as_of) do update set figures = excluded.figures
        where measures.figures is distinct from excluded.figures)
    insert into scores (city_id, adoption_id, subject_id, kind, year, as_of, hash, basis, total, band, standing, flags, points, facts)
    select current_setting('app.city_id'), "adoptionId", "subjectId", 'proposed', year, "asOf", hash, basis, total, band,
      standing, flags, points, facts from row
    on conflict (city_id, adoption_id, subject_id, kind, as_of) do update set
      hash = excluded.hash, basis = excluded.basis, total = excluded.total, band = excluded.band,
      standing = excluded.standing, flags = excluded.flags, points = excluded.points, facts = excluded.facts
    where (scores.hash, scores.basis, scores.total, scores.band, scores.standing, scores.flags, scores.points, scores.facts)
      is distinct from (excluded.hash, excluded.basis, excluded.total, excluded.band, excluded.standing, excluded.flags,
        excluded.points, excluded.facts)`
  await unawaited(statement).execute(tx)
}

/** Measures that are also the facts, as with most members, are sent as the facts alone. */
function withFiguresOnce({ figures, ...row }: ScoreRow): Omit<ScoreRow, 'figures'> & Partial<ScoreRow> {
  const { facts } = row.facts
  const areFacts = figures.length === facts.length && figures.every((figure, at) => figure === facts[at])
  return areFacts ? row : { ...row, figures }
}
