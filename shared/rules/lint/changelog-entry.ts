import type { Ruleset } from '../schema/ruleset'
import type { Finding } from './finding'

/** How a changelog speaks of those whom a ruleset scores. */
const SUBJECTS: Readonly<Record<Ruleset['subject'], RegExp>> = {
  member: /党员/,
  branch: /支部/,
  organ: /组织|机关/,
  organisation: /组织|机关/,
}

/**
 * Whether the changelog of the place has an entry for this version that says which periods and whom it touches.
 * An entry is a list item that begins with the version's name in bold.
 * @param changelog its text; undefined where there is no such file
 */
export function* changelogEntry(ruleset: Ruleset, changelog: string | undefined): Generator<Finding> {
  const name = `${ruleset.ruleset}@${ruleset.effective_from}`
  const entry = changelogEntries(changelog ?? '').get(name)
  const finding = (message: string): Finding => ({ path: ['effective_from'], declared: false, message })
  if (entry === undefined) {
    yield finding(`这个地方的 CHANGELOG.md 没有“- **${name}** …”一条`)
    return
  }
  const touched = /影响[：:](.*)$/.exec(entry)?.[1] ?? ''
  if (!/\d{4}\s?年/.test(touched))
    yield finding(`CHANGELOG.md 的 ${name} 没有写影响哪个期间，如“影响：2019 年及以后……”`)
  if (!SUBJECTS[ruleset.subject].test(touched)) {
    yield finding(`CHANGELOG.md 的 ${name} 没有写影响哪些对象，如“影响：……全部党支部”`)
  }
}

/** version, `place/name@date` → what its entry says, in one line */
export function changelogEntries(changelog: string): Map<string, string> {
  return new Map(
    changelog.split(/^- (?=\*\*)/m).flatMap((item) => {
      const match = /^\*\*([^*]+)\*\*([\s\S]*)$/.exec(item)
      return match?.[1] === undefined ? [] : [[match[1], (match[2] ?? '').replace(/\s*\n\s*/g, '')] as const]
    }),
  )
}
