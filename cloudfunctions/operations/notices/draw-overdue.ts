import type { NoticeFigure } from '../../../shared/notices/notice-figure'
import type { CityTransaction } from '../../store/in-transaction'
import type { OperationContext } from '../context'
import { dutiesOfOrganisations, type StandingDuty } from '../duties/duties-of-organisations'
import type { DrawingBasis } from './drawing'
import { countOf, namesOf } from './make-figure'

/** So many kinds of overdue duty a notice tells apart; the rest is in the sum. */
const MOST_DUTIES = 6

/** What was due by the month's end and is not done: how many, by how many branches, and the commonest by label. */
export async function drawOverdue(
  context: Pick<OperationContext, 'program'>,
  tx: CityTransaction,
  { cityId, month, lastDay, branches }: DrawingBasis,
): Promise<NoticeFigure[]> {
  const organisationIds = branches.map(({ id }) => id)
  const asked = { organisationIds, subjects: ['branch' as const], asOf: lastDay }
  const duties = await dutiesOfOrganisations(context, tx, cityId, asked)
  // What falls due on the month's last day is late once that day is over, which it is when a notice is drawn.
  const overdue = duties.filter(({ by, done, times }) => by <= lastDay && done < times)
  const late = new Set(overdue.map(({ organisationId }) => organisationId))
  const count = (name: string, label: string, definition: string, amount: number) =>
    countOf(month, 'duties', name, label, definition, amount)
  const lateNames = branches.filter(({ id }) => late.has(id)).map(({ name }) => name)
  return [
    count('overdue.total', '逾期事项', '到月末已过期限而没有做完的事项件数', overdue.length),
    count('overdue.branches', '有逾期事项的支部', '到月末有事项逾期的支部数', late.size),
    namesOf(
      { from: 'duties', month, ruleset: null },
      'overdue.names',
      '有逾期事项的支部',
      '到月末有事项逾期的支部',
      lateNames,
    ),
    ...commonest(overdue).map(({ label, branches: number }, at) =>
      count(`overdue.duty-${at + 1}`, `逾期：${label}`, `到月末“${label}”逾期的支部数`, number),
    ),
  ]
}

/** Duties by how many branches are late with them, the commonest first. */
function commonest(overdue: readonly StandingDuty[]): { label: string; branches: number }[] {
  const branchesOf = new Map<string, Set<string>>()
  for (const { label, organisationId } of overdue) {
    branchesOf.set(label, (branchesOf.get(label) ?? new Set()).add(organisationId))
  }
  return [...branchesOf]
    .map(([label, ids]) => ({ label, branches: ids.size }))
    .sort((one, other) => other.branches - one.branches || (one.label < other.label ? -1 : 1))
    .slice(0, MOST_DUTIES)
}
