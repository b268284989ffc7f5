import path from 'node:path'
import { buildSync } from 'esbuild'
import { measureProcesses } from './measure-processes'

/**
 * Prints how long reading and checking all rulesets from YAML takes a fresh process: bundled as it would be shipped,
 * because a development loader takes longer than the work.
 */
const outfile = path.join(__dirname, '../../dist/bench/load-rulesets.cjs')
buildSync({ entryPoints: [path.join(__dirname, 'load-rulesets.ts')], outfile, bundle: true, platform: 'node' })
measureProcesses('读并检查全部规则版本（YAML）', [outfile])
