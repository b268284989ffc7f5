import fc from 'fast-check'
import type { Fact } from '../../../shared/rules/facts/fact'
import type { FactRow } from '../../../shared/rules/facts/fact-row'
import type { Program } from '../../../shared/rules/program'
import type { Clause } from '../../../shared/rules/schema/clause'
import { formatPoints } from '../../../shared/values/points'

/** Facts that the ruleset takes, as an arbitrary for property tests: at most one entry a clause. */
export function anyFacts(program: Program): fc.Arbitrary<Fact[]> {
  // What cannot stand beside another, or only where a standing is reached, is tested by cases.
  const { together, standings } = program.ruleset
  const apart = new Set([
    ...program.clauses.flatMap(({ definition }) => definition.excludes ?? []),
    ...together.flatMap(({ clauses }) => clauses.slice(1)),
    standings?.granted?.claim,
  ])
  const clauses = program.clauses
    .map(({ definition }) => definition)
    .filter(({ id, retired }) => retired === undefined && !apart.has(id))
  const firstReaders = clauses.filter(
    ({ reads }, index) => reads === undefined || clauses.findIndex((other) => other.reads === reads) === index,
  )
  return fc.subarray(firstReaders).chain((chosen) => {
    const entries = chosen.map((clause) => anyFactsOf(clause))
    return (entries.length === 0 ? fc.constant([]) : fc.tuple(...entries)).map((lists) => lists.flat())
  })
}

export function anyRow(program: Program): fc.Arbitrary<FactRow> {
  return fc.record({
    facts: anyFacts(program),
    subject: fc.constant({}),
    absent: fc.constantFrom('satisfied' as const, 'no-evidence' as const),
  })
}

function anyFactsOf(clause: Clause): fc.Arbitrary<Fact[]> {
  const one = (fact: fc.Arbitrary<Omit<Fact, 'clause'>>) =>
    fact.map((fields) => [{ clause: clause.id, ...fields } as Fact])
  const count = (most: number) => one(fc.record({ quantity: fc.integer({ min: 0, max: most }) }))
  switch (clause.mechanism) {
    case 'per-occurrence-loss':
      return count(30)
    case 'shortfall-loss':
      return count(Math.min(typeof clause.required === 'number' ? clause.required : 4, 4))
    case 'once-only-loss':
    case 'veto':
      return one(fc.record({ value: fc.boolean(), say: fc.constant('查实') }))
    case 'assessed-range':
      return one(
        fc.integer({ min: clause.loss[0], max: clause.loss[1] }).map((points) => ({ value: formatPoints(points) })),
      )
    case 'award-above-mean':
      return fc.integer({ min: clause.award[0], max: clause.award[1] }).map((points) => [
        { clause: clause.id, value: { branch_average: '90.01', city_average: '90.00' } },
        { clause: clause.id, value: formatPoints(points) },
      ])
    case 'band-loss':
    case 'review-mark':
      return count(9)
    case 'delay-loss':
      return one(fc.record({ value: fc.integer({ min: 0, max: 20 }) }))
    case 'level-award':
    case 'rank-tariff': {
      const levels = Object.keys(clause.mechanism === 'level-award' ? clause.award : clause.loss)
      return one(fc.record({ level: fc.constantFrom(...levels), quantity: fc.integer({ min: 0, max: 5 }) }))
    }
    case 'accrual':
      return count(clause.at_most ?? 6)
    case 'hours-accrual':
    case 'hours-shortfall-loss':
      return one(fc.integer({ min: 0, max: 240 }).map((quarters) => ({ value: quarters / 4 })))
    default:
      return anyFactsOfDocuments(clause, one, count)
  }
}

type One = (fact: fc.Arbitrary<Omit<Fact, 'clause'>>) => fc.Arbitrary<Fact[]>
type Count = (most: number) => fc.Arbitrary<Fact[]>

/** Facts of the mechanisms that came with the later documents. */
function anyFactsOfDocuments(clause: Clause, one: One, count: Count): fc.Arbitrary<Fact[]> {
  const points = (least: number, most: number) =>
    one(fc.integer({ min: least, max: most }).map((value) => ({ value: formatPoints(value), say: '评定' })))
  const yes = one(fc.record({ value: fc.boolean() }))
  switch (clause.mechanism) {
    case 'measured-band-loss':
    case 'limit-veto':
      return points(0, clause.at_most ?? 10_000)
    case 'assessed-score':
      return points(0, clause.full)
    case 'assessed-award':
      return points(0, 500)
    case 'heavy-loss':
      return points(clause.loss[0], clause.loss[1])
    case 'grade-loss':
      return one(fc.constantFrom(...Object.keys(clause.loss)).map((level) => ({ level })))
    case 'grade-award':
      return one(fc.constantFrom(...Object.keys(clause.award)).map((level) => ({ level })))
    case 'monthly-shortfall-loss':
      return one(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }).map((value) => ({ value })))
    case 'consecutive-rank-loss':
      return one(
        fc
          .array(fc.integer({ min: 1, max: 10 }), { minLength: 4, maxLength: 4 })
          .map((value) => ({ value, of: 10, prev_q4: 10 })),
      )
    case 'report-and-fault-loss':
      return one(fc.record({ done: fc.integer({ min: 0, max: 5 }) }))
    case 'overdue-loss':
      return count(3)
    case 'falsification':
    case 'spot-demotion':
    case 'count-target':
      return fc.constant([])
    default:
      return clause.mechanism.endsWith('task') ? fc.constant([]) : yes
  }
}
