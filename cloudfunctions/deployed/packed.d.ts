import type { PackedRulesets } from './packed-rulesets'

declare global {
  /** Written in by the build, as is the next. */
  const PACKED_RULESETS: PackedRulesets
  /** of the product */
  const PRODUCT_VERSION: string
}
