import type { RosterFate } from '../../../shared/people/roster'
import type { CivilDate } from '../../../shared/values/civil-date'
import { civilDate, partsOf } from '../../../shared/values/civil-date'
import type { Id } from '../../../shared/values/ids'
import type { Change } from '../people/change-person'
import type { Entrant } from '../people/create-people'
import { describeDifferences, describeEntrant, type RosterChange, refinesJoined } from './describe-entry'
import { branchFinder, type FindBranch } from './find-branch'
import { findPerson } from './find-person'
import { findRepetition, placeInWords, type TakenRow } from './find-repetition'
import type { Register, RegisteredBranch, RegisteredPerson } from './load-register'
import { isSettled, type RosterEntry, type RosterPlace, type RosterRow } from './roster-row'

/** A row with its fate, and what it writes when it is confirmed. */
export interface PlannedRow extends RosterPlace {
  readonly fate: RosterFate
  readonly name: string | null
  readonly branch: string | null
  readonly reason: string | null
  readonly changes: readonly RosterChange[]
  /** whom it is about, for the note that somebody looked */
  readonly personId: Id | null
  readonly writes: { readonly entrant: Entrant } | { readonly change: Change } | null
}

interface Planning {
  readonly people: ReadonlyMap<string, readonly RegisteredPerson[]>
  readonly branches: ReadonlyMap<string, RegisteredBranch>
  readonly findBranch: FindBranch
  /** rows already taken, by the key of their name */
  readonly taken: Map<string, TakenRow[]>
  /** registered people that a row is already about */
  readonly met: Map<string, RosterPlace>
  readonly callerId: string
  readonly today: CivilDate
}

/** Decides the fate of each row against the city as it stands. Pure: the same rows and register give the same plan. */
export function planRoster(
  rows: readonly RosterRow[],
  register: Register,
  callerId: string,
  today: CivilDate,
): PlannedRow[] {
  const planning: Planning = {
    people: groupBy(register.people),
    branches: new Map(register.branches.map((branch) => [branch.id, branch])),
    findBranch: branchFinder(register.branches),
    taken: new Map(),
    met: new Map(),
    callerId,
    today,
  }
  return rows.map((row) =>
    isSettled(row) ? { ...row, changes: [], personId: null, writes: null } : planEntry(planning, row),
  )
}

function planEntry(planning: Planning, entry: RosterEntry): PlannedRow {
  const branch = planning.findBranch(entry)
  if (typeof branch === 'string') return refused(entry, branch)
  const group = entry.group === undefined ? null : findGroup(branch, entry.group)
  if (typeof group === 'string') return refused(entry, group)
  const row: TakenRow = { entry, branchId: branch.id }
  const before = planning.taken.get(entry.nameKey) ?? []
  const repetition = findRepetition(row, before)
  if (repetition) return { ...rowOf(entry, branch), ...repetition }
  const planned = planPerson(planning, entry, branch, group?.id ?? null)
  if (planned.fate !== 'refused') planning.taken.set(entry.nameKey, [...before, row])
  return planned
}

function planPerson(planning: Planning, entry: RosterEntry, branch: RegisteredBranch, groupId: Id | null): PlannedRow {
  const namesakes = planning.people.get(entry.nameKey) ?? []
  const found = findPerson(entry, branch, namesakes, planning.branches)
  if (found.kind === 'unclear') return refused(entry, found.reason, branch)
  if (found.kind === 'elsewhere') return { ...rowOf(entry, branch), fate: 'transfer', reason: found.reason }
  if (found.kind === 'nobody') return planEntrant(planning, entry, branch, groupId, found.namesakes)
  const { person } = found
  const met = planning.met.get(person.id)
  if (met)
    return refused(
      entry,
      `与${placeInWords(met)}指的是同一位党员；不是同一人的，请填“出生年月”和“入党日期”两栏`,
      branch,
    )
  planning.met.set(person.id, entry)
  return { ...planChange(planning, entry, branch, groupId, person), personId: person.id }
}

function planEntrant(
  { today }: Planning,
  entry: RosterEntry,
  branch: RegisteredBranch,
  groupId: Id | null,
  namesakes: number,
): PlannedRow {
  const { joined } = entry
  if (!joined) return refused(entry, '没有写入党日期，不能编入', branch)
  if (joined.date > today) return refused(entry, `入党日期 ${joined.date} 还没有到`, branch)
  const from = entry.from ?? latest(joined.date, civilDate(partsOf(today).year, 1, 1), branch.foundedOn)
  if (from > today) return refused(entry, `编入支部的日期 ${from} 还没有到`, branch)
  if (from < joined.date) return refused(entry, `编入支部的日期 ${from} 早于入党日期 ${joined.date}`, branch)
  const entrant: Entrant = {
    name: entry.name,
    sex: entry.sex ?? null,
    birthMonth: entry.birthMonth ?? null,
    joinedOn: joined.date,
    joinedPrecision: joined.precision,
    class: entry.class ?? 'regular',
    branchId: branch.id,
    groupId,
    from,
  }
  const reason = namesakes === 0 ? null : `支部里另有 ${namesakes} 位同名党员，入党日期和出生年月都不同，按另一人编入`
  const changes = describeEntrant(entrant, branch)
  return { ...rowOf(entry, branch), fate: 'create', reason, changes, writes: { entrant } }
}

function planChange(
  { callerId, today }: Planning,
  entry: RosterEntry,
  branch: RegisteredBranch,
  groupId: Id | null,
  person: RegisteredPerson,
): PlannedRow {
  if (groupId !== null && groupId !== person.groupId) {
    const now = branch.groups.find(({ id }) => id === person.groupId)?.name ?? '没有编入党小组'
    return { ...rowOf(entry, branch), fate: 'transfer', reason: `现在的党小组：${now}；花名册不转接，请另办转接` }
  }
  const changes = describeDifferences(entry, person)
  if (changes.length === 0) return rowOf(entry, branch)
  if (person.id === callerId) return refused(entry, '自己的资料由他人维护', branch)
  const { joined } = entry
  const joinedOn = joined && refinesJoined(entry, person) ? joined : undefined
  if (joinedOn && joinedOn.date > today) return refused(entry, `入党日期 ${joinedOn.date} 还没有到`, branch)
  const change: Change = {
    id: person.id,
    revision: person.revision,
    ...(entry.sex === undefined || entry.sex === person.sex ? {} : { sex: entry.sex }),
    ...(entry.birthMonth === undefined ? {} : { birthMonth: entry.birthMonth }),
    ...(joinedOn ? { joinedOn: joinedOn.date, joinedPrecision: joinedOn.precision } : {}),
    ...(entry.class === undefined || entry.class === person.class
      ? {}
      : { class: { class: entry.class, from: today } }),
  }
  const reason = change.class ? `类别从 ${today} 起更改，以前的不变` : null
  return { ...rowOf(entry, branch), fate: 'change', reason, changes, writes: { change } }
}

/** A row without any effect: what the others are made of. */
function rowOf(entry: RosterEntry, branch?: RegisteredBranch): PlannedRow {
  const { sheet, row, name } = entry
  const nothing = { reason: null, changes: [], personId: null, writes: null }
  return { sheet, row, fate: 'unchanged', name, branch: branch?.name ?? entry.branch ?? null, ...nothing }
}

function refused(entry: RosterEntry, reason: string, branch?: RegisteredBranch): PlannedRow {
  return { ...rowOf(entry, branch), fate: 'refused', reason }
}

function findGroup(branch: RegisteredBranch, written: string): RegisteredBranch['groups'][number] | string {
  const plain = (name: string) => name.replaceAll(' ', '').replace('党小组', '小组')
  const group = branch.groups.find(({ name }) => plain(name) === plain(written))
  return group ?? `“${branch.name}”没有“${written.slice(0, 60)}”这个党小组`
}

function latest(...days: readonly [CivilDate, ...CivilDate[]]): CivilDate {
  let [last] = days
  for (const day of days) if (day > last) last = day
  return last
}

function groupBy(people: readonly RegisteredPerson[]): ReadonlyMap<string, readonly RegisteredPerson[]> {
  const groups = new Map<string, RegisteredPerson[]>()
  for (const person of people) {
    const group = groups.get(person.nameKey)
    if (group) group.push(person)
    else groups.set(person.nameKey, [person])
  }
  return groups
}
