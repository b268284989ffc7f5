import { AppError } from '../../values/app-error'
import { isGreaterFraction } from '../../values/compare-fractions'
import { parseCount } from '../../values/count'
import { formatPoints, parsePoints } from '../../values/points'
import type { Fact } from '../facts/fact'
import type { AwardAboveMeanClause } from '../schema/clauses/award-above-mean'
import { grade } from './assessed-range'
import type { Mechanism, Reading } from './mechanism'

/** A mean as a fraction: hundredths over people. */
interface Mean {
  readonly sum: number
  readonly people: number
}

/**
 * 高于平均视情加分: the assessor may award within a range, but only while the branch's mean of its
 * members' scores lies strictly above the mean of all members. Both means are exact fractions.
 */
export const awardAboveMean: Mechanism<AwardAboveMeanClause> = {
  name: 'award-above-mean',
  compile: ({ id, award: [least, most] }) => ({
    effect: 'award',
    slots: 1,
    rates: [1],
    fields: ['value'],
    kinds: ['measure', 'finding'],
    read: (facts, reading) => [awarded(facts, id, least, most, reading)],
    amount: (row, at) => row[at] as number,
    facts: (row, at) => (row[at] === 0 ? '未评定加分' : `评定 ${formatPoints(row[at] as number)} 分`),
    arithmetic: (row, at) =>
      row[at] === 0 ? '不加' : `高于平均，在 ${formatPoints(least)}–${formatPoints(most)} 之间评定`,
  }),
}

function awarded(facts: readonly Fact[], id: string, least: number, most: number, reading: Reading): number {
  const means = facts.filter((fact) => isMeans(fact))
  const grades = facts.filter((fact) => !isMeans(fact))
  if (means.length > 1 || grades.length > 1) throw new AppError('too-many', '平均分和评定分值各填一次')
  const [given] = grades
  const points = given ? grade(given, least, most) : undefined
  const above = means[0] ? isAbove(means[0], reading) : false
  if (above && points === undefined) {
    // A year that is still open may wait for the grade.
    if (reading.closed && reading.strict) throw new AppError('grade-missing', '平均分高于市直机关，须填写评定的分值')
    return 0
  }
  if (points === undefined) return 0
  if (above) return points
  if (reading.strict) throw new AppError('condition-not-met', '平均分没有高于市直机关，不能评定加分')
  reading.flag(`condition-lapsed:${id}`)
  return 0
}

function isMeans(fact: Fact): boolean {
  return typeof fact.value === 'object' && fact.value !== null
}

function isAbove(fact: Fact, reading: Reading): boolean {
  const value = fact.value as Record<string, unknown>
  const branch = meanOf(value, 'branch')
  const city = meanOf(value, 'city')
  reading.remark(`支部平均 ${inWords(branch)}，市直平均 ${inWords(city)}`)
  return isGreaterFraction(branch.sum, branch.people, city.sum, city.people)
}

/** Reads `<whose>_average: "96.40"`, or exactly `<whose>_points` over `<whose>_members`. */
function meanOf(value: Record<string, unknown>, whose: 'branch' | 'city'): Mean {
  const average = value[`${whose}_average`]
  const exact = average === undefined
  const sum = parsePoints(exact ? value[`${whose}_points`] : average)
  const people = exact ? parseCount(value[`${whose}_members`]) : 1
  if (sum < 0) throw new AppError('negative', `平均分不能是负数：${formatPoints(sum)}`)
  if (people === 0) throw new AppError('condition-not-met', '没有计分的党员，无法求平均分')
  return { sum, people }
}

/** For the reader only, so here and nowhere else the mean is rounded. */
function inWords({ sum, people }: Mean): string {
  return people === 1 ? formatPoints(sum) : `${formatPoints(sum)}÷${people}≈${formatPoints(Math.round(sum / people))}`
}
