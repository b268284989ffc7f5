import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'

/** Reads and checks every ruleset version from its YAML, once, in a process that has done nothing else. */
const wall = performance.now()
const before = process.cpuUsage()
const versions = rulesetVersions()
for (const { file } of versions) readRulesetFile(file)
const { user, system } = process.cpuUsage(before)
process.stdout.write(
  JSON.stringify({ versions: versions.length, wall: performance.now() - wall, cpu: (user + system) / 1000 }),
)
