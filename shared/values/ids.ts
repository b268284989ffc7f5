import { AppError } from './app-error'
import { type CivilDate, parseCivilDate } from './civil-date'

declare const idBrand: unique symbol
declare const cityIdBrand: unique symbol
declare const rulesetIdBrand: unique symbol

/** A UUID in lower case; every row that people address has one. */
export type Id = string & { readonly [idBrand]: true }

/** A city's short name in Latin letters, the first part of every key: `jinhua`. */
export type CityId = string & { readonly [cityIdBrand]: true }

/** `<place>/<ruleset>`, the folder a ruleset's versions live in: `jinhua/fortress-index`. */
export type RulesetId = string & { readonly [rulesetIdBrand]: true }

/** A ruleset and, after `@`, the day its version takes effect. */
export interface RulesetReference {
  readonly id: RulesetId
  readonly version: CivilDate | undefined
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const CITY_ID = /^[a-z][a-z0-9-]{1,30}$/
const RULESET_ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/

/** @throws AppError `not-an-id` */
export function parseId(written: unknown): Id {
  if (typeof written === 'string' && ID.test(written)) return written as Id
  throw new AppError('not-an-id', '不是有效的编号')
}

/** @throws AppError `not-an-id` */
export function parseCityId(written: unknown): CityId {
  if (typeof written === 'string' && CITY_ID.test(written)) return written as CityId
  throw new AppError('not-an-id', '不是有效的城市编号，应为小写字母、数字和连字符')
}

/** @throws AppError `ruleset-not-found` when the text cannot name a ruleset */
export function parseRulesetId(written: unknown): RulesetId {
  if (typeof written === 'string' && RULESET_ID.test(written)) return written as RulesetId
  throw new AppError('ruleset-not-found', `“${String(written)}”不是规则编号，应写作 jinhua/fortress-index 这样的形式`)
}

/** Reads `place/ruleset` or `place/ruleset@2018-01-01`. @throws AppError `ruleset-not-found`, `not-a-date` */
export function parseRulesetReference(written: string): RulesetReference {
  const [id, version] = written.split('@', 2)
  return { id: parseRulesetId(id), version: version === undefined ? undefined : parseCivilDate(version) }
}
