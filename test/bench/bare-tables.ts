import { Client } from 'pg'

/** A history row of the width of a record's, and rows of the width of a member's measures and score. */
const CONTENT = JSON.stringify({
  kind: 'volunteer-hours',
  title: '社区服务',
  happenedOn: '2026-01-01',
  hours: 1,
  note: '',
})
const FIGURES = JSON.stringify(
  Array.from({ length: 14 }, (_, at) => ({ measure: `measure.number-${at}`, quantity: at })),
)
const POINTS = Array.from({ length: 18 }, (_, at) => at * 100)

/** The least a store could do for an approval: one insert and two upserts, in one transaction, with no questions asked. */
export class BareTables {
  static async open(url: string): Promise<BareTables> {
    const client = new Client({ connectionString: url })
    await client.connect()
    await client.query(`create table bare_history (city_id text, record_id uuid, revision integer, state text, content jsonb,
      changed_by uuid, changed_at timestamptz, primary key (city_id, record_id, revision))`)
    await client.query(
      'create table bare_measures (city_id text, subject_id uuid, figures jsonb, primary key (city_id, subject_id))',
    )
    await client.query(`create table bare_scores (city_id text, subject_id uuid, total integer, flags text[], points integer[],
      facts jsonb, primary key (city_id, subject_id))`)
    return new BareTables(client)
  }

  private constructor(private readonly client: Client) {}

  async write(round: number): Promise<void> {
    const id = `0192f3a0-0000-7000-8000-${String(round).padStart(12, '0')}`
    const subject = '0192f3a0-0000-7000-8000-00000000aaaa'
    await this.client.query('begin')
    await this.client.query("insert into bare_history values ($1, $2, 2, 'approved', $3, $2, now())", [
      'bench',
      id,
      CONTENT,
    ])
    await this.client.query(
      'insert into bare_measures values ($1, $2, $3) on conflict (city_id, subject_id) do update set figures = excluded.figures',
      ['bench', subject, FIGURES],
    )
    await this.client.query(
      `insert into bare_scores values ($1, $2, $3, $4, $5, $6) on conflict (city_id, subject_id)
       do update set total = excluded.total, flags = excluded.flags, points = excluded.points, facts = excluded.facts`,
      ['bench', subject, round, ['interim'], POINTS, FIGURES],
    )
    await this.client.query('commit')
  }

  async close(): Promise<void> {
    await this.client.end()
  }
}
