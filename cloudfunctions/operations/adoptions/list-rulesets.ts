import { policyOption } from '../../../shared/rules/compile-ruleset'
import type { Ruleset } from '../../../shared/rules/schema/ruleset'
import { clausesOf } from '../../../shared/rules/walk-ruleset'
import { formatPoints } from '../../../shared/values/points'

/** A version of a ruleset as it is offered for adoption. */
export interface OfferedRuleset {
  readonly ruleset: string
  readonly version: Ruleset['effective_from']
  readonly title: string
  readonly subject: Ruleset['subject']
  readonly source: Ruleset['source']
  readonly options: readonly OfferedOption[]
}

/** A setting the committee may make; switches that bring back what policy leaves uncounted say why it is left out. */
interface OfferedOption {
  readonly name: string
  readonly label: string
  readonly type: 'count' | 'points' | 'switch' | 'givers'
  /** points as text with two decimals; null where nobody has decided */
  readonly default: number | boolean | string | null | Readonly<Record<string, string>>
  readonly unit: string | null
  readonly policy: string | null
}

/** Every version on the shelf, by id and then oldest first. */
export function listRulesets(rulesets: readonly Ruleset[]): OfferedRuleset[] {
  return [...rulesets].sort(byIdAndDate).map((ruleset) => ({
    ruleset: ruleset.ruleset,
    version: ruleset.effective_from,
    title: ruleset.title,
    subject: ruleset.subject,
    source: ruleset.source,
    options: [...ownOptions(ruleset), ...policySwitches(ruleset)],
  }))
}

function byIdAndDate(one: Ruleset, other: Ruleset): number {
  const [a, b] = [one, other].map(({ ruleset, effective_from: from }) => `${ruleset}@${from}`)
  return a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1
}

function ownOptions({ options }: Ruleset): OfferedOption[] {
  return Object.entries(options).map(([name, option]) => ({
    name,
    label: option.label,
    type: option.type,
    default: option.type === 'points' && option.default !== null ? formatPoints(option.default) : option.default,
    unit: option.unit ?? null,
    policy: null,
  }))
}

function policySwitches(ruleset: Ruleset): OfferedOption[] {
  return [...clausesOf(ruleset)].flatMap(({ node: { id, label, policy } }) =>
    policy === undefined
      ? []
      : [{ name: policyOption(id), label, type: 'switch' as const, default: false, unit: null, policy }],
  )
}
