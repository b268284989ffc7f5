import type { NamedValue } from '../../../shared/settings/settings'
import { civilDate, parseCivilDate } from '../../../shared/values/civil-date'
import { parseHours } from '../../../shared/values/hours'
import { adoptRuleset } from '../../operations/adoptions/adopt-ruleset'
import { rescoreEverybody } from '../../operations/scoring/rescore-everybody'
import { putSetting } from '../../operations/settings/put-setting'
import { inTransaction } from '../../store/in-transaction'
import type { CityLife } from './city-life'
import { YEAR } from './seeded-days'

export const PIONEER = { ruleset: 'default/pioneer-index', version: parseCivilDate('2026-01-01') }
export const FORTRESS = { ruleset: 'jinhua/fortress-index', version: parseCivilDate('2019-01-01') }

const ADOPTED = civilDate(YEAR, 1, 5)

/** Writes down what the works committee adopted and set for the year, and the night that brought all scores up to date. */
export function planRulesets(city: CityLife): void {
  const { context, diary, works, branches } = city
  diary.add(ADOPTED, '09:30', async () => {
    for (const adopted of [PIONEER, FORTRESS]) {
      await adoptRuleset(context, works.founder, { ...adopted, year: YEAR, options: {}, reasons: {} })
    }
    const set = (setting: NamedValue, reason: string) =>
      putSetting(context, works.founder, {
        subject: { organisationId: works.id },
        setting,
        from: civilDate(YEAR, 1, 1),
        until: null,
        reason,
      })
    await set({ name: 'threshold.study-hours', value: { hours: parseHours('32') } }, '按年度教育培训计划')
    await set({ name: 'required.theme-day', value: { count: 12 } }, '每月一次')
    await set({ name: 'threshold.committee', value: { count: 14 } }, '十四人以上设支委会')
  })
  const elder = branches[1]?.members.find((member) => member.class === 'retired')
  if (elder) {
    diary.add(civilDate(YEAR, 2, 3), '09:40', async () => {
      await putSetting(context, works.founder, {
        subject: { personId: elder.personId },
        setting: { name: 'member.scored', value: { scored: true } },
        from: civilDate(YEAR, 2, 1),
        until: null,
        reason: '本人要求参加计分',
      })
    })
  }
  diary.add(parseCivilDate('2026-11-20'), '00:30', () => night(city))
}

async function night({ context, works }: CityLife): Promise<void> {
  const today = context.today()
  const { cityId } = works.founder
  await inTransaction(context.database, { cityId, personId: null }, (tx) =>
    rescoreEverybody(context, tx, cityId, YEAR, today),
  )
}
