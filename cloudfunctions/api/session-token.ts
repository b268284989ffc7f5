import type { Caller } from '../../shared/access/caller'
import { AppError } from '../../shared/values/app-error'
import { type CityId, type Id, parseCityId, parseId } from '../../shared/values/ids'

/** A refresh token on its way: the secret with the city and session it belongs to, since no statement runs without a city. */
export function writeSessionToken({ cityId, sessionId }: Pick<Caller, 'cityId' | 'sessionId'>, secret: string): string {
  return `${cityId}.${sessionId}.${secret}`
}

/** @throws AppError `unauthenticated` for what is no refresh token */
export function readSessionToken(token: string): { cityId: CityId; sessionId: Id; secret: string } {
  const [city, session, secret, ...more] = token.split('.')
  try {
    if (secret !== undefined && more.length === 0) {
      return { cityId: parseCityId(city), sessionId: parseId(session), secret }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
  throw new AppError('unauthenticated', '登录已失效，请重新登录')
}
