import { encodeFacts } from '../shared/rules/facts/encode-facts'
import type { Fact, FactField } from '../shared/rules/facts/fact'
import { FactRefusal } from '../shared/rules/facts/fact-refusal'
import type { FactRow, ScoringDates } from '../shared/rules/facts/fact-row'
import type { Program, ProgramClause } from '../shared/rules/program'
import { addDays } from '../shared/values/civil-date'
import { withoutStacks } from './without-stacks'

/** Whole numbers in [0, below), always the same from one seed (mulberry32). */
export type Draw = (below: number) => number

export function drawFrom(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}

/** What facts of one clause may look like: those its ruleset takes, and some that it refuses. */
interface Pool {
  readonly taken: readonly (readonly Fact[])[]
  readonly refused: readonly (readonly Fact[])[]
}

/** How rows are made; many rows of few facts say as much as few rows of many, in less time. */
interface Manner {
  /** how often facts are offered to each clause before the rows are drawn */
  readonly tries?: number
  /** how many tenths of the clauses a row speaks of, at most; below 10 one row in eight is as full as can be */
  readonly fullness?: number
}

/**
 * Makes rows of facts for any program without knowing its mechanisms: each clause is offered facts of every
 * shape, and what it takes is drawn from later.
 */
export function rowGenerator(
  program: Program,
  dates: ScoringDates,
  seed: number,
  { tries = 80, fullness = 10 }: Manner = {},
) {
  const draw = drawFrom(seed)
  const pools = withoutStacks(() => program.clauses.map((clause) => poolOf(program, clause, dates, draw, tries)))
  const rivals = program.clauses.map(({ definition: { id, excludes } }) =>
    program.clauses
      .filter(({ definition: other }) => excludes?.includes(other.id) || other.excludes?.includes(id))
      .map(({ index }) => index),
  )

  const drawShare = () => (fullness < 10 && draw(8) > 0 ? draw(fullness) : draw(10))

  /** @param refusals one clause in so many gets facts that are refused; 0 for rows that all score */
  return function nextRow(refusals = 0): FactRow {
    const facts: Fact[] = []
    const share = drawShare()
    const drawn = new Set<number>()
    for (const [index, { taken, refused }] of pools.entries()) {
      if (draw(10) >= share) continue
      // Clauses that exclude one another refuse most rows if each is drawn by itself.
      if ((rivals[index] ?? []).some((rival) => drawn.has(rival)) && draw(8) > 0) continue
      drawn.add(index)
      const from = refusals > 0 && refused.length > 0 && draw(refusals) === 0 ? refused : taken
      if (from.length > 0) facts.push(...(from[draw(from.length)] as readonly Fact[]))
    }
    return { facts, subject: {}, absent: draw(2) === 0 ? 'satisfied' : 'no-evidence' }
  }
}

function poolOf(program: Program, clause: ProgramClause, dates: ScoringDates, draw: Draw, most: number): Pool {
  const taken: Fact[][] = []
  const refused: Fact[][] = []
  for (let tries = 0; tries < most; tries += 1) {
    const facts = [anyFact(program, clause, dates, draw), anyFact(program, clause, dates, draw)].slice(draw(2))
    if (isTaken(program, facts, dates)) taken.push(facts)
    else if (refused.length < 8) refused.push(facts)
  }
  return { taken, refused }
}

function isTaken(program: Program, facts: Fact[], dates: ScoringDates): boolean {
  try {
    encodeFacts(program, { facts, subject: {}, absent: 'satisfied' }, dates)
    return true
  } catch (error) {
    if (error instanceof FactRefusal) return false
    throw error
  }
}

function anyFact(program: Program, { definition, compiled }: ProgramClause, dates: ScoringDates, draw: Draw): Fact {
  const day = () => addDays(dates.period.from, draw(380))
  const levels = Object.keys(program.ruleset.labels)
  const shapes: Record<FactField, () => Partial<Fact>> = {
    quantity: () => ({ quantity: draw(draw(4) === 0 ? 40 : 5) }),
    done: () => ({ done: draw(15) }),
    value: () => ({ value: anyValue(draw) }),
    level: () => ({ level: levels[draw(levels.length)] ?? '', ...(draw(2) === 0 ? {} : { quantity: draw(4) }) }),
    giver: () => ({ giver: '市委组织部' }),
    matter: () => ({ matter: `事项${draw(200)}` }),
    due: () => ({ due: day(), held: draw(4) === 0 ? null : day() }),
    held: () => ({ held: day() }),
    rank: () => ({ rank: draw(2) === 0 ? 1 + draw(10) : (levels[draw(levels.length)] ?? '') }),
    cause: () => ({ cause: '巡察' }),
    from: () => ({ from: day(), to: draw(4) === 0 ? null : day() }),
    to: () => ({ to: draw(4) === 0 ? null : day() }),
    elected: () => ({ elected: addDays(dates.period.from, -draw(2000)), next: draw(2) === 0 ? null : day() }),
    next: () => ({ next: day() }),
    as_of: () => ({ as_of: day() }),
    approved: () => ({ approved: draw(2) === 0 }),
    of: () => ({ of: 10 }),
    prev_q4: () => ({ prev_q4: 1 + draw(10) }),
    average: () => ({ average: draw(400) / 4 }),
    improved: () => ({ improved: draw(2) === 0 }),
    members: () => ({ members: 1 + draw(120) }),
    full_members: () => ({ full_members: 1 + draw(120) }),
    groups: () => ({ groups: draw(8) }),
    form: () => ({ form: ['党委', '总支', '支部', '支委会'][draw(4)] ?? '' }),
    sessions: () => ({ sessions: draw(6) }),
    staff: () => ({ staff: 1 + draw(800) }),
    full_time: () => ({ full_time: draw(8) }),
    target: () => ({ target: program.clauses[draw(program.clauses.length)]?.definition.id ?? '' }),
    at: () => ({ at: `第${draw(3)}次` }),
  }
  const named =
    definition.reads !== undefined && draw(8) === 0 ? { measure: definition.reads } : { clause: definition.id }
  const fact: Fact = draw(10) === 0 ? { ...named, date: day() } : named
  // The first field is the one a fact of this mechanism is about.
  const fields = compiled.fields.filter((_, index) => index === 0 || draw(6) === 0)
  return Object.assign(fact, ...fields.map((field) => shapes[field]()))
}

function anyValue(draw: Draw): Fact['value'] {
  switch (draw(8)) {
    case 4:
      return draw(2) === 0 ? 'pass' : 'fail'
    case 5:
      return Array.from({ length: draw(2) === 0 ? 12 : 4 }, () => 1 + draw(5))
    case 6:
      return `${draw(100)}.${draw(10)}0`
    case 7:
      return ['优秀', '良好', '一般', '好', '较好', '差', '不合格', 'absent'][draw(8)] ?? ''
    case 0:
      return draw(2) === 0
    case 1:
      return { branch_average: `9${draw(10)}.${draw(10)}0`, city_average: `9${draw(10)}.00` }
    case 2:
      return draw(400) / 4
    default:
      return `${draw(draw(2) === 0 ? 3 : 12)}.${draw(10)}${draw(10)}`
  }
}
