import { parseCityId, parseId } from '../../../shared/values/ids'
import type { OperationContext } from '../../operations/context'
import { listStandings } from '../../operations/index/list-standings'
import type { DemoAccount } from '../log-in-by-demo-account'
import { FORTRESS } from './plan-rulesets'
import { YEAR } from './seeded-days'

/** The branches that stand best and those that stand worst, by name, as the works committee's staff sees them. */
export async function showStandings(context: OperationContext, staff: DemoAccount): Promise<string[]> {
  const caller = { cityId: parseCityId(staff.cityId), personId: parseId(staff.personId), sessionId: context.newId() }
  const { items } = await listStandings(context, caller, {
    subject: 'branch',
    year: YEAR,
    ...FORTRESS_ONLY,
    limit: 100,
  })
  const { bands, veto } = standingsOf(context)
  const order = [...bands, ...(veto === undefined ? [] : [veto])]
  const present = order.filter((label) => items.some(({ standing }) => standing === label))
  const line = (word: string, label: string) =>
    `${word}（${label}）：${items.flatMap(({ standing, name }) => (standing === label ? [name] : [])).join('、')}`
  const [best, worst] = [present[0], present.at(-1)]
  return [
    ...(best === undefined ? [] : [line('最好的支部', best)]),
    ...(worst === undefined || worst === best ? [] : [line('最弱的支部', worst)]),
  ]
}

const FORTRESS_ONLY = { ruleset: FORTRESS.ruleset }

function standingsOf(context: OperationContext): { bands: string[]; veto: string | undefined } {
  const found = context.rulesets.find(
    (one) => one.ruleset === FORTRESS.ruleset && one.effective_from === FORTRESS.version,
  )
  const bands = found?.standings?.bands.map(({ label }) => label) ?? []
  return { bands, veto: found?.standings?.veto }
}
