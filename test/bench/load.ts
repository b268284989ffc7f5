import { readRulesetFile, rulesetVersions } from '../../cloudfunctions/local/ruleset-files'

/**
 * Prints how long it takes to read and check every ruleset version from its YAML, once, in a process that has done
 * nothing else. Run as one bundled file: `npm run bench:load` starts it several times and shows each.
 */
const wall = performance.now()
const before = process.cpuUsage()
const versions = rulesetVersions()
for (const { file } of versions) readRulesetFile(file)
const { user, system } = process.cpuUsage(before)
const figure = (milliseconds: number) => milliseconds.toFixed(0)
process.stdout.write(
  `${versions.length} versions: ${figure(performance.now() - wall)} ms, CPU ${figure((user + system) / 1000)} ms\n`,
)
