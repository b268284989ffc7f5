import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readRuleset } from '../../shared/rules/read-ruleset'
import type { YamlFile } from '../../shared/rules/read-yaml'
import type { Ruleset } from '../../shared/rules/schema/ruleset'
import { AppError } from '../../shared/values/app-error'
import { type CivilDate, parseCivilDate } from '../../shared/values/civil-date'
import { parseRulesetReference } from '../../shared/values/ids'

const ROOT = path.join(__dirname, '../../rulesets')
const VERSION_FILE = /^(\d{4}-\d{2}-\d{2})\.yaml$/

/** A version of a ruleset on disk. */
export interface RulesetVersion {
  readonly id: string
  readonly version: CivilDate
  readonly file: string
}

/** Every ruleset version in the `rulesets` folder, by id and then oldest first. */
export function rulesetVersions(): RulesetVersion[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .flatMap((name) => {
      const match = VERSION_FILE.exec(path.basename(name))
      if (!match?.[1]) return []
      const id = path.dirname(name).split(path.sep).join('/')
      return [{ id, version: parseCivilDate(match[1]), file: path.join(ROOT, name) }]
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** The file of cases that stands beside a version's file. */
export function casesFileOf(file: string): string {
  return file.replace(/\.yaml$/, '.cases.yaml')
}

/** The changelog of the place of a version's file; undefined where there is none. */
export function changelogOf(file: string): string | undefined {
  const changelog = path.join(path.dirname(path.dirname(file)), 'CHANGELOG.md')
  return existsSync(changelog) ? readFileSync(changelog, 'utf8') : undefined
}

/**
 * Finds a ruleset by `place/name`, `place/name@version`, a place that has only one, or a path to a file.
 * Without a version the first one is taken that holds on `on`, or else the earliest.
 * @throws AppError `ruleset-not-found`, `broken-yaml` or `ruleset-invalid`
 */
export function openRuleset(written: string, on?: CivilDate): YamlFile<Ruleset> {
  if (written.endsWith('.yaml')) return readRulesetFile(path.resolve(written))
  return readVersion(find(written, on))
}

/** Reads a version where it stands. @throws AppError `ruleset-invalid` also where its own id or date is another */
export function readVersion({ id, version, file }: RulesetVersion): YamlFile<Ruleset> {
  const read = readRulesetFile(file)
  const { ruleset, effective_from: from } = read.value
  if (ruleset !== id || from !== version) {
    throw new AppError('ruleset-invalid', `${relative(file)} 的编号 ${ruleset}@${from} 与所在文件夹和文件名不符`)
  }
  return read
}

export function readRulesetFile(file: string): YamlFile<Ruleset> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new AppError('ruleset-not-found', `读不到规则文件 ${relative(file)}`)
  }
  return readRuleset(text, relative(file))
}

function find(written: string, on: CivilDate | undefined): RulesetVersion {
  const versions = rulesetVersions()
  const known = `现有：${[...new Set(versions.map(({ id }) => id))].join('、')}`
  const [name = ''] = written.split('@', 1)
  const ofPlace = [...new Set(versions.map(({ id }) => id).filter((id) => id.startsWith(`${name}/`)))]
  const [only] = ofPlace
  const { id, version } = parseRulesetReference(
    ofPlace.length === 1 && only !== undefined ? written.replace(name, only) : written,
  )
  const candidates = versions.filter((candidate) => candidate.id === id)
  if (candidates.length === 0) throw new AppError('ruleset-not-found', `没有规则“${id}”。${known}`)
  const chosen =
    version === undefined
      ? (candidates.findLast((candidate) => on !== undefined && candidate.version <= on) ?? candidates[0])
      : candidates.find((candidate) => candidate.version === version)
  if (!chosen) {
    const dates = candidates.map((candidate) => candidate.version).join('、')
    throw new AppError('ruleset-not-found', `规则“${id}”没有 ${version} 起的版本，现有：${dates}`)
  }
  return chosen
}

function relative(file: string): string {
  return path.relative(process.cwd(), file) || file
}
