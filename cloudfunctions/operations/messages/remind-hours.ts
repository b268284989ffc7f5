import { sql } from 'kysely'
import { behindPace, requiredHours } from '../../../shared/duties/hours-pace'
import { settings } from '../../../shared/settings/settings'
import { addDays, type CivilDate, partsOf } from '../../../shared/values/civil-date'
import { calendarYear } from '../../../shared/values/window'
import { firstDayOf, type YearMonth } from '../../../shared/values/year-month'
import { type CityTransaction, inTransaction } from '../../store/in-transaction'
import type { TalliedMember } from '../../store/scoring/member-tallies'
import { readMemberTallies } from '../../store/scoring/read-tallies'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import type { HoursReminder } from './message-content'
import { withinWakingHours } from './waking-hours'

interface Round {
  /** the month whose reminder it is: the pace is that of the months before it */
  readonly month: YearMonth
  /** the person after whom to go on; null to begin */
  readonly after: string | null
}

/** How many members one transaction looks at. */
const BATCH = 500

/**
 * Leaves one message for each member of the next batch who is behind the year's pace in hours and has not switched
 * reminders off. Its id names month and member, so that a second round leaves none.
 * @returns how many messages were left, and the last person looked at; null when there was nobody left
 */
export async function remindHours(
  context: OperationContext,
  cityId: string,
  { month, after }: Round,
): Promise<{ left: number; after: string } | null> {
  const asOf = addDays(firstDayOf(month), -1)
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const people = await nextMembers(tx, cityId, asOf, after)
    const last = people.at(-1)
    if (last === undefined) return null
    const { year } = partsOf(asOf)
    const required = await requiredInForce(context, tx, cityId, year)
    if (required === null) return { left: 0, after: last }
    const studySet = await studyHoursSet(tx, cityId, people, asOf)
    const members = await readMemberTallies(tx, people, { year, ...calendarYear(year), asOf })
    const rows = members.filter(isAsked).flatMap(({ personId, joinedOn, tally }) => {
      const asked = requiredHours(required, studySet.get(personId) ?? null)
      const short = (quarters: number | null, done: number) =>
        (quarters === null ? 0 : behindPace(quarters, done, calendarYear(year), joinedOn, asOf)) || null
      const volunteer = short(asked.volunteer, tally.volunteerQuarters)
      const study = short(asked.study, tally.studyQuarters)
      return volunteer === null && study === null ? [] : [{ personId, content: { month, volunteer, study } }]
    })
    return { left: await leaveMessages(context, tx, cityId, rows), after: last }
  })
}

/** Members whose index asks for hours; the retired, floating and infirm are left in peace. */
function isAsked({ class: kind, branchId }: TalliedMember): boolean {
  return branchId !== null && (kind === 'regular' || kind === 'probationary')
}

async function nextMembers(tx: CityTransaction, cityId: string, day: CivilDate, after: string | null) {
  const { rows } = await sql<{ id: string }>`
    select person.id from people person
    where person.city_id = ${cityId} and (${after}::uuid is null or person.id > ${after}::uuid)
      and exists (select from memberships member
        where member.city_id = person.city_id and member.person_id = person.id and member.from_date <= ${day}
          and (member.until_date is null or member.until_date >= ${day}))
      and not exists (select from reminder_choices choice
        where choice.city_id = person.city_id and choice.person_id = person.id and not choice.wanted)
    order by person.id limit ${BATCH}`.execute(tx)
  return rows.map(({ id }) => id)
}

async function requiredInForce(context: OperationContext, tx: CityTransaction, cityId: string, year: number) {
  const adopted = await tx
    .selectFrom('adoptions')
    .select(['ruleset', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('year', '=', year)
    .where('subject', '=', 'member')
    .where('ended_at', 'is', null)
    .orderBy('ruleset')
    .limit(1)
    .executeTakeFirst()
  return adopted ? context.program(adopted.ruleset, adopted.version, adopted.options) : null
}

/** The study hours that staff set for the nearest organisation above a member, in quarter hours. */
async function studyHoursSet(tx: CityTransaction, cityId: string, people: readonly string[], day: CivilDate) {
  const { rows } = await sql<{ personId: string; value: unknown }>`
    select distinct on (member.person_id) member.person_id as "personId", setting.value
    from memberships member
    join organisation_tree tree on tree.city_id = member.city_id and tree.descendant_id = member.branch_id
    join settings setting on setting.city_id = tree.city_id and setting.organisation_id = tree.ancestor_id
      and setting.name = 'threshold.study-hours' and setting.from_date <= ${day}
      and (setting.until_date is null or setting.until_date >= ${day})
    where member.city_id = ${cityId} and member.person_id = any (${[...people]}::uuid[]) and member.from_date <= ${day}
      and (member.until_date is null or member.until_date >= ${day})
    order by member.person_id, tree.depth, setting.from_date desc`.execute(tx)
  const value = settings['threshold.study-hours'].value
  return new Map(rows.map((row) => [row.personId, value.parse(row.value).hours as number]))
}

async function leaveMessages(
  context: OperationContext,
  tx: CityTransaction,
  cityId: string,
  rows: readonly { readonly personId: string; readonly content: HoursReminder }[],
): Promise<number> {
  if (rows.length === 0) return 0
  const left = await tx
    .insertInto('outbox')
    .values(
      rows.map(({ personId, content }) => ({
        city_id: cityId,
        id: `hours-reminder.${content.month}.${personId}`,
        kind: 'hours-reminder',
        person_id: personId,
        content: JSON.stringify(content),
        made_at: new Date(context.now()),
        due_at: new Date(withinWakingHours(context.now())),
        leased_until: null,
        done_at: null,
        dead_at: null,
        last_error: null,
        seen_at: null,
        sending_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return left.length
}
