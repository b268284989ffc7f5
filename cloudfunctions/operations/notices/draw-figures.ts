import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import { type ActivityKind, activityKinds } from '../../../shared/records/activity-kinds'
import { addDays, partsOf } from '../../../shared/values/civil-date'
import { formatHours } from '../../../shared/values/hours'
import { firstDayOf, lastDayOf, monthOf, type YearMonth } from '../../../shared/values/year-month'
import type { CityTransaction } from '../../store/in-transaction'
import { activitiesHeld, branchesBelow, hoursByMonth } from '../../store/notices/month-figures'
import type { OperationContext } from '../context'
import { drawOverdue } from './draw-overdue'
import { drawStandings } from './draw-standings'
import type { BranchAdoption, Drawing, DrawingBasis, NoticeScope } from './drawing'
import { countOf } from './make-figure'

/**
 * Draws every figure of an organisation's notice for a month from what is kept: branches, activities, hours,
 * standings at the month's end, overdue duties, branches not scored. No figure is typed or taken from another notice.
 */
export async function drawFigures(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  cityId: string,
  scope: NoticeScope,
): Promise<Drawing> {
  const lastDay = lastDayOf(scope.month)
  const branches = await branchesBelow(tx, cityId, scope.organisationId, lastDay)
  const adoptions = await branchAdoptions(context, tx, cityId, partsOf(lastDay).year)
  const basis: DrawingBasis = { ...scope, cityId, branches, adoptions, lastDay }
  const standings = await drawStandings(tx, basis)
  return {
    figures: [
      countOf(scope.month, 'organisations', 'branches', '党支部', '月末所辖的党支部数', branches.length),
      ...(await drawActivities(tx, basis)),
      ...(await drawHours(tx, basis)),
      ...standings.figures,
      ...(await drawOverdue(context, tx, basis)),
    ],
    rulesets: adoptions.map(({ program, version }) => `${program.ruleset.ruleset}@${version}`),
    standings: standings.labels,
  }
}

async function branchAdoptions(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  cityId: string,
  year: number,
): Promise<BranchAdoption[]> {
  const rows = await tx
    .selectFrom('adoptions')
    .select(['id', 'ruleset', 'version', 'options'])
    .where('city_id', '=', cityId)
    .where('year', '=', year)
    .where('subject', '=', 'branch')
    .where('ended_at', 'is', null)
    .orderBy('ruleset')
    .execute()
  return rows.map(({ id, ruleset, version, options }) => ({
    id,
    version,
    program: context.program(ruleset, version, options),
  }))
}

async function drawActivities(tx: CityTransaction, { cityId, organisationId, month, lastDay }: DrawingBasis) {
  const { total, kinds } = await activitiesHeld(tx, cityId, organisationId, { from: firstDayOf(month), to: lastDay })
  const count = (name: string, label: string, definition: string, amount: number) =>
    countOf(month, 'activities', name, label, definition, amount)
  return [
    count('activities.total', '活动', '本月举行并已结束登记的活动场数，一场兼几种的只算一场', total),
    ...(Object.entries(activityKinds) as [ActivityKind, string][]).map(([kind, label]) =>
      count(`activities.${kind}`, label, `本月举行并已结束登记的${label}场数`, kinds[kind] ?? 0),
    ),
  ]
}

/** Hours of this month, of the month before, and volunteer hours of every month of the year so far. */
async function drawHours(tx: CityTransaction, { cityId, organisationId, month, lastDay }: DrawingBasis) {
  const before = monthOf(addDays(firstDayOf(month), -1))
  const months = monthsUpTo(month)
  const from = firstDayOf(months.length === 1 ? before : (months[0] ?? before))
  const rows = await hoursByMonth(tx, cityId, organisationId, { from, to: lastDay })
  const of = (asked: YearMonth, what: 'volunteer' | 'study') => rows.find((row) => row.month === asked)?.[what] ?? 0
  const hours = (name: string, label: string, definition: string, quarters: number): NoticeFigure => ({
    name,
    kind: 'hours',
    label,
    definition,
    source: { from: 'records', month, ruleset: null },
    amount: quarters,
    text: formatHours(quarters),
  })
  const counted = '已审定的记录和已结束登记的活动的时数之和'
  return [
    hours('volunteer.hours', '志愿服务时长', `本月${counted}`, of(month, 'volunteer')),
    hours('volunteer.hours-before', '上月志愿服务时长', `上月${counted}`, of(before, 'volunteer')),
    hours('study.hours', '学习学时', `本月${counted}`, of(month, 'study')),
    hours('study.hours-before', '上月学习学时', `上月${counted}`, of(before, 'study')),
    ...months.map((one) =>
      hours(`volunteer.month-${one}`, `${Number(one.slice(5))}月志愿服务时长`, `当月${counted}`, of(one, 'volunteer')),
    ),
  ]
}

/** The months of the year up to a month, in order. */
function monthsUpTo(month: YearMonth): YearMonth[] {
  return Array.from(
    { length: Number(month.slice(5)) },
    (_, at) => `${month.slice(0, 4)}-${String(at + 1).padStart(2, '0')}` as YearMonth,
  )
}
