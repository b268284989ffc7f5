import type { Caller } from '../../../shared/access/caller'
import type { Role } from '../../../shared/access/roles'
import type { CivilDate } from '../../../shared/values/civil-date'
import { parseCityId, parseId } from '../../../shared/values/ids'
import { closeActivity } from '../../operations/activities/close-activity'
import { openActivity } from '../../operations/activities/open-activity'
import { recordAttendance } from '../../operations/activities/record-attendance'
import { adoptRuleset } from '../../operations/adoptions/adopt-ruleset'
import type { OperationContext } from '../../operations/context'
import { createOrganisation } from '../../operations/organisations/create-organisation'
import { foundCity } from '../../operations/organisations/found-city'
import { createPeople } from '../../operations/people/create-people'
import { grantRole } from '../../operations/people/grant-role'

export const DEMO_CITY = 'demo'

/** Fictional names; the first of a branch is its secretary, the second the deputy. */
const BRANCHES: readonly { readonly name: string; readonly people: readonly string[] }[] = [
  { name: '发展规划处支部', people: ['林知远', '苏映雪', '何望舒', '周行之', '程若谷', '顾南乔', '叶清和', '陆怀瑾'] },
  { name: '综合保障处支部', people: ['宋以宁', '沈砚秋', '许嘉木', '方既白', '江月白', '温如言'] },
]

/** Months of 2026 in which every branch held its theme day; September was missed. */
const THEME_DAYS = ['01', '02', '03', '04', '05', '06', '07', '08', '10']

const day = (written: string) => written as CivilDate

/** Builds the small demo city, entirely through the operations. */
export async function foundDemoCity(context: OperationContext): Promise<void> {
  const city = await foundCity(context, {
    cityId: DEMO_CITY,
    name: '演示市',
    worksCommittee: '演示市直机关工委',
    founder: { name: '秦望山', joinedOn: day('2008-07-01') },
  })
  const as = (personId: string): Caller => ({
    cityId: parseCityId(DEMO_CITY),
    personId: parseId(personId),
    sessionId: context.newId(),
  })
  const staff = as(city.founderId)
  const adopt = (ruleset: string, version: string) =>
    adoptRuleset(context, staff, { ruleset, version: day(version), year: 2026, options: {}, reasons: {} })
  await adopt('default/pioneer-index', '2026-01-01')
  await adopt('jinhua/fortress-index', '2019-01-01')
  const organisation = async (parentId: string, kind: 'organ-committee' | 'branch', name: string) =>
    (await createOrganisation(context, staff, { parentId, kind, name, foundedOn: day('2015-01-01') })).id
  const organId = await organisation(city.worksCommitteeId, 'organ-committee', '市发展改革局机关党委')
  for (const { name, people } of BRANCHES) {
    const branchId = await organisation(organId, 'branch', name)
    const ids = (
      await createPeople(
        context,
        staff,
        people.map((person) => entrant(person, branchId)),
      )
    ).map(({ id }) => id)
    const grant = (at: number, role: Role, organisationId: string) =>
      grantRole(context, staff, { personId: ids[at] ?? '', organisationId, role, from: day('2026-01-01'), until: null })
    await grant(0, 'secretary', branchId)
    await grant(1, 'deputy-secretary', branchId)
    if (name === BRANCHES[0]?.name) await grant(2, 'organ-staff', organId)
    for (const month of THEME_DAYS) await holdThemeDay(context, as(ids[0] ?? ''), branchId, `2026-${month}-15`, ids)
  }
}

function entrant(name: string, branchId: string): Parameters<typeof createPeople>[2][number] {
  return {
    name,
    sex: null,
    birthMonth: null,
    joinedOn: day('2014-07-01'),
    joinedPrecision: 'day',
    class: 'regular',
    branchId,
    groupId: null,
    from: day('2020-01-01'),
  }
}

async function holdThemeDay(
  context: OperationContext,
  secretary: Caller,
  organisationId: string,
  heldOn: string,
  ids: readonly string[],
): Promise<void> {
  const plan = { kinds: ['theme-day' as const], title: '主题党日', heldOn: day(heldOn) }
  const opened = await openActivity(context, secretary, { clientId: context.newId(), organisationId, plan })
  const people = ids.map((personId) => ({ personId: parseId(personId), status: 'present' as const }))
  const listed = await recordAttendance(context, secretary, { id: opened.id, revision: opened.revision, people })
  await closeActivity(context, secretary, { id: listed.id, revision: listed.revision })
}
