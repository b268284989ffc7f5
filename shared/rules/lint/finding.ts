import type { RulesetPath } from '../walk-ruleset'

/** Something in a ruleset that a person should look at. */
export interface Finding {
  readonly path: RulesetPath
  readonly message: string
  /** true when the ruleset itself declares it, with its reason */
  readonly declared: boolean
}
