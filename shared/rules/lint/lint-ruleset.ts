import type { Ruleset } from '../schema/ruleset'
import { bandEdges } from './band-edges'
import { chargedTwice } from './charged-twice'
import type { Finding } from './finding'
import { partSums } from './part-sums'
import { policyNotes } from './policy-notes'
import { reach } from './reach'
import { sectionSums } from './section-sums'
import { stepOrder } from './step-order'

/** Everything in a ruleset that a person should look at, declared deviations included. */
export function lintRuleset(ruleset: Ruleset): Finding[] {
  return [sectionSums, partSums, bandEdges, reach, chargedTwice, stepOrder, policyNotes].flatMap((check) => [
    ...check(ruleset),
  ])
}
