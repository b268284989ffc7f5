import { pointsOption } from '../options'
import type { Program } from '../program'
import type { Score } from '../score-row'
import { sectionsOf } from '../walk-ruleset'

/**
 * Of each section that can be won by itself, such as a star: whether it is, or null while the committee has not
 * decided from how many points on (S10). By the section's id.
 */
export function wonSections({ ruleset, options, sections }: Program, score: Score): Map<string, boolean | null> {
  const points = score.sections
  return new Map(
    [...sectionsOf(ruleset)].flatMap(({ node: { id, won_from: from } }) => {
      const index = sections.find((section) => section.id === id)?.index
      if (from === undefined || index === undefined) return []
      const line = pointsOption(options, from.option)
      return [[id, line === null ? null : (points[index] as number) >= line] as const]
    }),
  )
}
