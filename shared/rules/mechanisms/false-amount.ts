import { AppError } from '../../values/app-error'
import { formatPoints, parsePoints } from '../../values/points'
import type { Fact } from '../facts/fact'

/** The points that rested on the false record, in hundredths. @throws AppError */
export function falseAmount(fact: Fact): number {
  if (fact.value === undefined || fact.value === null) throw new AppError('grade-missing', '没有填写不实部分的分值')
  const points = parsePoints(fact.value)
  if (points < 0) throw new AppError('negative', `不实部分的分值不能是负数：${formatPoints(points)}`)
  if (points === 0) throw new AppError('out-of-range', '不实部分的分值要大于零')
  return points
}
