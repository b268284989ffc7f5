import type { Caller } from '../../../shared/access/caller'
import { type CityId, parseCityId } from '../../../shared/values/ids'
import { asOwner } from '../../store/as-owner'
import { inTransaction } from '../../store/in-transaction'
import type { WechatIdentity } from '../../wechat/code2session'
import type { OperationContext } from '../context'
import { openSession } from './open-session'
import type { SignInContext } from './sign-in-context'

/** A city in which an identity belongs to a person. */
export interface Home {
  readonly cityId: CityId
  readonly cityName: string
  readonly personId: string
}

/** Signed in; or to be asked which city; or known in no city (of that name), so that an invite code is needed. */
export type LogIn =
  | { readonly outcome: 'signed-in'; readonly caller: Caller }
  | { readonly outcome: 'choose-city'; readonly homes: readonly Home[] }
  | { readonly outcome: 'unknown' }

/** Signs in whoever WeChat says is calling: into their one city, or into the one they name. */
export async function logInByWechat(
  context: SignInContext,
  input: { readonly code: string; readonly cityId?: string | undefined; readonly refreshHash: string },
): Promise<LogIn> {
  const identity = await context.code2session(input.code)
  const homes = await homesOf(context, identity)
  const [home, another] = input.cityId === undefined ? homes : homes.filter(({ cityId }) => cityId === input.cityId)
  if (!home) return { outcome: 'unknown' }
  if (another) return { outcome: 'choose-city', homes }
  const caller = await inTransaction(context.database, home, (tx) =>
    openSession(context, tx, home, { way: 'wechat', refreshHash: input.refreshHash }),
  )
  return { outcome: 'signed-in', caller }
}

/** The cities of an identity, from the one directory that belongs to no city. */
export async function homesOf(
  { database }: Pick<OperationContext, 'database'>,
  { appId, openId }: WechatIdentity,
): Promise<Home[]> {
  const rows = await asOwner(database, 'identity-directory', (tx) =>
    tx
      .selectFrom('identities')
      .innerJoin('cities', 'cities.city_id', 'identities.city_id')
      .select(['cities.city_id as cityId', 'cities.name as cityName', 'identities.person_id as personId'])
      .where('identities.app_id', '=', appId)
      .where('identities.open_id', '=', openId)
      .orderBy('cities.city_id')
      .execute(),
  )
  return rows.map((row) => ({ ...row, cityId: parseCityId(row.cityId) }))
}
