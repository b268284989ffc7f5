import { personClasses } from '../../../shared/people/person'
import { type RosterColumn, rosterColumns, sexes } from '../../../shared/people/roster'
import type { Entrant } from '../people/create-people'
import type { RegisteredBranch, RegisteredPerson } from './load-register'
import type { RosterEntry } from './roster-row'

/** What a row writes, in the words of the form. */
export interface RosterChange {
  readonly column: string
  readonly was: string | null
  readonly is: string
}

/** The columns of a person to be entered. */
export function describeEntrant(entrant: Entrant, branch: RegisteredBranch): RosterChange[] {
  const group = branch.groups.find(({ id }) => id === entrant.groupId)
  return [
    ...change('sex', null, entrant.sex && sexes[entrant.sex]),
    ...change('birthMonth', null, entrant.birthMonth),
    ...change('joinedOn', null, dayOrMonth(entrant)),
    ...change('group', null, group?.name),
    ...change('class', null, personClasses[entrant.class]),
    ...change('from', null, entrant.from),
  ]
}

/** What of a registered person's columns a row changes. An empty cell changes nothing. */
export function describeDifferences(entry: RosterEntry, person: RegisteredPerson): RosterChange[] {
  return [
    ...change('sex', person.sex && sexes[person.sex], entry.sex && sexes[entry.sex]),
    ...change('birthMonth', person.birthMonth, entry.birthMonth),
    ...(refinesJoined(entry, person) ? change('joinedOn', dayOrMonth(person), joinedOf(entry)) : []),
    ...change('class', personClasses[person.class], entry.class && personClasses[entry.class]),
  ]
}

/** A month says nothing new of a day that lies in it. */
export function refinesJoined({ joined }: RosterEntry, person: RegisteredPerson): boolean {
  if (!joined) return false
  if (joined.precision === 'month') return joined.date.slice(0, 7) !== person.joinedOn.slice(0, 7)
  return joined.date !== person.joinedOn || person.joinedPrecision === 'month'
}

function change(column: RosterColumn, was: string | null, is: string | null | undefined): RosterChange[] {
  return is === null || is === undefined || is === was ? [] : [{ column: rosterColumns[column], was, is }]
}

function joinedOf({ joined }: RosterEntry): string | undefined {
  return joined && dayOrMonth({ joinedOn: joined.date, joinedPrecision: joined.precision })
}

function dayOrMonth({ joinedOn, joinedPrecision }: Pick<Entrant, 'joinedOn' | 'joinedPrecision'>): string {
  return joinedPrecision === 'day' ? joinedOn : joinedOn.slice(0, 7)
}
