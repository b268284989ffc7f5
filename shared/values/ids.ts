import { AppError } from './app-error'
import { type CivilDate, parseCivilDate } from './civil-date'

declare const rulesetIdBrand: unique symbol

/** `<place>/<ruleset>`, the folder a ruleset's versions live in: `jinhua/fortress-index`. */
export type RulesetId = string & { readonly [rulesetIdBrand]: true }

/** A ruleset and, after `@`, the day its version takes effect. */
export interface RulesetReference {
  readonly id: RulesetId
  readonly version: CivilDate | undefined
}

const RULESET_ID = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/

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
