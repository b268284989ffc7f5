import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { version } from '../../../package.json'
import { packRulesets } from '../../deployed/packed-rulesets'
import { checkedRulesets } from './checked-rulesets'
import { type DeployedFunction, functions } from './deployed-functions'

const CLOUDFUNCTIONS = path.join(__dirname, '../..')

export interface BuiltFunction {
  readonly name: string
  readonly directory: string
  readonly bytes: number
}

/**
 * Writes every deployable function as one file without dependencies, with what the platform wants beside it.
 * @param target the folder that gets a folder a function; what stood in those is taken away
 * @throws AppError for a ruleset that does not read, Error for one that lint does not let through
 */
export async function buildFunctions(target: string): Promise<BuiltFunction[]> {
  const packed = packRulesets(checkedRulesets())
  const define = {
    PACKED_RULESETS: JSON.stringify(packed),
    PRODUCT_VERSION: JSON.stringify(version),
    // pg asks whether it runs at Cloudflare; where Node has no navigator it tries a Response, and all of fetch is loaded.
    navigator: JSON.stringify({ userAgent: 'Node.js' }),
  }
  const built: BuiltFunction[] = []
  for (const one of functions) built.push(await buildFunction(one, path.join(target, one.name), define))
  return built
}

async function buildFunction(
  one: DeployedFunction,
  directory: string,
  define: Record<string, string>,
): Promise<BuiltFunction> {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const { metafile } = await build({
    entryPoints: [path.join(CLOUDFUNCTIONS, one.name, 'function.ts')],
    outfile: path.join(directory, 'index.js'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    // pg takes its native twin only where somebody installed it.
    external: ['pg-native'],
    mainFields: ['module', 'main'],
    define,
    metafile: true,
    logLevel: 'warning',
  })
  writeFileSync(path.join(directory, 'config.json'), `${JSON.stringify(one.config, null, 2)}\n`)
  if (one.bootstrap !== undefined) {
    const file = path.join(directory, 'scf_bootstrap')
    writeFileSync(file, one.bootstrap)
    chmodSync(file, 0o755)
  }
  const [output] = Object.values(metafile.outputs)
  return { name: one.name, directory, bytes: output?.bytes ?? 0 }
}
