import { beforeAll, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { askLeave } from '../../cloudfunctions/operations/activities/ask-leave'
import { checkIn } from '../../cloudfunctions/operations/activities/check-in'
import { closeActivity } from '../../cloudfunctions/operations/activities/close-activity'
import { correctAttendance } from '../../cloudfunctions/operations/activities/correct-attendance'
import { decideLeave } from '../../cloudfunctions/operations/activities/decide-leave'
import { listActivities } from '../../cloudfunctions/operations/activities/list-activities'
import { readActivity } from '../../cloudfunctions/operations/activities/read-activity'
import { recordAttendance } from '../../cloudfunctions/operations/activities/record-attendance'
import { reopenActivity } from '../../cloudfunctions/operations/activities/reopen-activity'
import { keepDues } from '../../cloudfunctions/operations/dues/keep-dues'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { decideRecords } from '../../cloudfunctions/operations/records/decide-records'
import { reverseRecord } from '../../cloudfunctions/operations/records/reverse-record'
import { submitRecord } from '../../cloudfunctions/operations/records/submit-record'
import { rescoreEverybody } from '../../cloudfunctions/operations/scoring/rescore-everybody'
import { attestStudy } from '../../cloudfunctions/operations/study/attest-study'
import { withdrawAttestation } from '../../cloudfunctions/operations/study/withdraw-attestation'
import { type CityTransaction, inTransaction } from '../../cloudfunctions/store/in-transaction'
import type { Tables } from '../../cloudfunctions/store/tables'
import type { Caller } from '../../shared/access/caller'
import type { ActivityKind } from '../../shared/records/activity-kinds'
import { recordedStatuses } from '../../shared/records/attendance-states'
import { submission } from '../../shared/records/contents'
import { duesEntry } from '../../shared/records/dues-entry'
import { AppError } from '../../shared/values/app-error'
import { addDays, type CivilDate, civilDateAt, parseCivilDate, startOfDay } from '../../shared/values/civil-date'
import type { Id } from '../../shared/values/ids'
import { parseYearQuarter } from '../../shared/values/year-quarter'
import { copySmallCity } from '../city/copied-city'
import { openContext, type TestContext } from '../city/open-context'
import type { SmallCity } from '../city/small-city'
import { describeOnBoth } from '../postgres/databases'
import { open as openOne } from './holding'

const YEAR = 2026
const kinds: readonly (readonly ActivityKind[])[] = [
  ['members-meeting'],
  ['theme-day'],
  ['theme-day', 'members-meeting'],
  ['lecture'],
  ['volunteer'],
  ['theme-day', 'study'],
  ['committee'],
  ['group'],
]
const acts = ['open', 'close', 'record', 'check-in', 'leave', 'decide', 'correct', 'reopen'] as const
const others = ['log', 'reverse', 'dues', 'attest', 'withdraw', 'night'] as const

const step = fc.record({
  act: fc.constantFrom(...acts, ...acts, ...others),
  who: fc.nat(4),
  pick: fc.nat(20),
  kind: fc.nat(kinds.length - 1),
  status: fc.constantFrom(...recordedStatuses),
  daysAgo: fc.nat(40),
  yes: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** A city in which steps are taken by the operations, as their callers would. */
interface World {
  readonly context: TestContext
  readonly city: SmallCity
  readonly people: readonly [Caller, ...Caller[]]
  readonly groups: readonly [string, string]
  readonly records: string[]
}

describeOnBoth('what the operations leave', (open) => {
  let context: TestContext
  let cities = 0
  let tried = 0
  let taken = 0
  beforeAll(async () => {
    context = await openContext(await open<Tables>())
  })

  test('is what a full recomputation gives, after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 16 }), async (steps) => {
        cities += 1
        const world = await found(context, `city-${cities}`)
        await night(world)
        for (const one of steps) {
          tried += 1
          if (await take(world, one)) taken += 1
          const kept = await inTransaction(context.database, nobody(world), (tx) => scoresOf(tx, world))
          expect(kept).toEqual(await recomputed(world))
        }
      }),
      { numRuns: 6 },
    )
    // Refusals are part of it, but most of what is tried happens.
    expect(taken).toBeGreaterThan(tried / 2)
  }, 180_000)
})

async function found(context: TestContext, cityId: string): Promise<World> {
  context.setNow('2026-12-20T10:00:00+08:00')
  const city = await copySmallCity(context, cityId)
  const group = async (name: string) => {
    const foundedOn = parseCivilDate('2026-01-01')
    const parentId = city.branches[0]
    return (await createOrganisation(context, city.worksStaff, { parentId, kind: 'group', name, foundedOn })).id
  }
  const groups = [await group('第一小组'), await group('第二小组')] as const
  const people = [city.member, city.colleague, city.deputy, city.organStaff, city.secretary] as const
  for (const [at, { personId }] of people.entries()) {
    await context.database.kysely
      .updateTable('memberships')
      .set({ group_id: groups[at % 2] ?? null })
      .where('city_id', '=', cityId)
      .where('person_id', '=', personId)
      .execute()
  }
  return { context, city, people, groups, records: [] }
}

const nobody = ({ city }: World) => ({ cityId: city.cityId, personId: null })
const today = ({ context }: World) => civilDateAt(context.now())

async function night(world: World): Promise<void> {
  const { context, city } = world
  await inTransaction(context.database, nobody(world), (tx) =>
    rescoreEverybody(context, tx, city.cityId, YEAR, today(world)),
  )
}

/** Scores and measures of the day, in an order of their own. */
async function scoresOf(tx: CityTransaction, world: World) {
  const { cityId } = world.city
  const day = today(world)
  const scores = await tx
    .selectFrom('scores')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('as_of', '=', day)
    .orderBy('adoption_id')
    .orderBy('subject_id')
    .execute()
  const measures = await tx
    .selectFrom('measures')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('as_of', '=', day)
    .where('year', '=', YEAR)
    .orderBy('subject_id')
    .execute()
  return { scores, measures }
}

/** What a full recomputation would leave; it is undone, so that it repairs nothing. */
async function recomputed(world: World) {
  const { context, city } = world
  let after: Awaited<ReturnType<typeof scoresOf>> | undefined
  const undone = new Error('undone')
  await inTransaction(context.database, nobody(world), async (tx) => {
    await rescoreEverybody(context, tx, city.cityId, YEAR, today(world))
    after = await scoresOf(tx, world)
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return after
}

/** Takes one step. @returns false when it was refused, as it may be */
async function take(world: World, one: Step): Promise<boolean> {
  try {
    await (one.act in activitySteps
      ? activitySteps[one.act as (typeof acts)[number]](world, one)
      : otherSteps[one.act as (typeof others)[number]](world, one))
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

type Take = (world: World, one: Step) => Promise<void>

const personOf = ({ people }: World, { who }: Step) => people[who] ?? people[0]
const dayOf = (world: World, { daysAgo }: Step): CivilDate => addDays(today(world), -daysAgo)

/** An activity in the state that a step needs, as a keeper sees it; a new one where there is none. */
async function picked(world: World, one: Step, state: 'open' | 'closed') {
  const { context, city } = world
  const { items } = await listActivities(context, city.secretary, { whose: 'scope', state })
  const id = items[one.pick % items.length]?.id ?? (await started(world, one))
  if (items.length === 0 && state === 'closed') await closeActivity(context, city.secretary, { id, revision: 1 })
  return readActivity(context, city.secretary, { id })
}

async function started(world: World, one: Step): Promise<Id> {
  const { context, city, groups } = world
  const held = kinds[one.kind] ?? ['theme-day']
  const hours = held.includes('volunteer') || held.includes('study') ? { hours: '2.5' } : {}
  const lecturer = held.includes('lecture') ? { lecturerId: city.member.personId } : {}
  const holder = held.includes('group') ? (groups[one.pick % 2] ?? groups[0]) : city.branches[0]
  const heldOn = one.yes ? today(world) : dayOf(world, one)
  return (await openOne(context, city.secretary, holder, { kinds: [...held], heldOn, ...hours, ...lecturer })).id
}

const activitySteps: Record<(typeof acts)[number], Take> = {
  open: async (world, one) => void (await started(world, one)),
  close: async (world, one) => {
    await closeActivity(world.context, world.city.secretary, await picked(world, one, 'open'))
  },
  record: async (world, one) => {
    const { id, revision, attendance } = await picked(world, one, 'open')
    const people = attendance.map(({ personId }, at) => ({
      personId,
      status: at === one.who ? one.status : ('present' as const),
    }))
    await recordAttendance(world.context, world.city.deputy, { id, revision, people })
  },
  'check-in': async (world, one) => {
    const { id } = await picked(world, { ...one, yes: true }, 'open')
    await checkIn(world.context, personOf(world, one), { id, clientId: world.context.newId() })
  },
  leave: async (world, one) => {
    const { id } = await picked(world, one, 'open')
    await askLeave(world.context, personOf(world, one), { id, clientId: world.context.newId(), reason: '出差' })
  },
  decide: async (world, one) => {
    const { id, attendance } = await picked(world, one, 'closed')
    const waiting = attendance.filter(({ status }) => status === 'leave-asked' || status === 'absent')
    const people = waiting.slice(0, 2).map(({ personId, revision }) => ({ personId, revision }))
    if (people.length === 0) return
    const granted = waiting.some(({ status }) => status === 'absent') || one.yes
    await decideLeave(world.context, world.city.organStaff, { id, granted, reason: '核实', people })
  },
  correct: async (world, one) => {
    const { id, revision } = await picked(world, one, 'closed')
    const people = [{ personId: personOf(world, one).personId, status: one.status }]
    await correctAttendance(world.context, world.city.deputy, { id, revision, people, reason: '更正' })
  },
  reopen: async (world, one) => {
    const { id, revision } = await picked(world, one, 'closed')
    await reopenActivity(world.context, world.city.secretary, { id, revision, reason: '更正类型' })
  },
}

const otherSteps: Record<(typeof others)[number], Take> = {
  log: async (world, one) => {
    const { context, city } = world
    const kind = one.yes ? 'volunteer-hours' : 'study-hours'
    const record = { kind, happenedOn: dayOf(world, one), title: '服务', hours: '1.25' }
    const form = submission.parse({ clientId: context.newId(), record })
    const { id } = await submitRecord(context, personOf(world, one), form)
    const approver = one.who === 4 ? city.deputy : city.secretary
    await decideRecords(context, approver, { step: 'approve', reason: null, records: [{ id, revision: 1 }] })
    world.records.push(id)
  },
  reverse: async (world, { pick }) => {
    const id = world.records[pick % world.records.length]
    if (id === undefined) return
    await reverseRecord(world.context, world.city.organStaff, { id, revision: 2, reason: '重复' })
  },
  dues: async (world, one) => {
    const day = dayOf(world, one)
    const entry = duesEntry.parse({
      personId: personOf(world, one).personId,
      month: day.slice(0, 7),
      paidOn: one.yes ? today(world) : null,
      remindedOn: one.pick % 2 === 0 ? day : null,
      revision: 0,
    })
    await keepDues(world.context, world.city.secretary, { branchId: world.city.branches[0], entries: [entry] })
  },
  attest: async (world, one) => {
    const quarter = parseYearQuarter(`2026Q${(one.pick % 4) + 1}`)
    const personIds = [personOf(world, one).personId]
    await attestStudy(world.context, world.city.secretary, { branchId: world.city.branches[0], quarter, personIds })
  },
  withdraw: async (world, one) => {
    const quarter = parseYearQuarter(`2026Q${(one.pick % 4) + 1}`)
    const { personId } = personOf(world, one)
    const branchId = world.city.branches[0]
    await withdrawAttestation(world.context, world.city.secretary, { branchId, quarter, personId, reason: '误' })
  },
  night: async (world, { daysAgo }) => {
    const next = addDays(today(world), 1 + (daysAgo % 8))
    world.context.setNow(new Date(startOfDay(next) + 36_000_000).toISOString())
    await night(world)
  },
}
