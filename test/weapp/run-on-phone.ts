import path from 'node:path'
import vm from 'node:vm'
import { transformSync } from '@babel/core'
import { buildSync } from 'esbuild'

/** What a mini-program is built for: Taro's own list. */
const BROWSERS = ['last 3 versions', 'Android >= 4.1', 'ios >= 8']

/** Globals of newer engines that a phone may lack. BigInt stays: zod asks for it as it loads. */
const MISSING = ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'WeakRef', 'FinalizationRegistry']
const MISSING_METHODS = ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group']

/** An entry bundled and brought down to ES5 as a mini-program's sources are. */
export function buildForPhone(entry: string): string {
  const bundled = buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    target: 'esnext',
    logLevel: 'error',
  })
  const [output] = bundled.outputFiles
  const code = transformSync(output?.text ?? '', {
    babelrc: false,
    configFile: false,
    compact: false,
    sourceType: 'script',
    presets: [[require.resolve('@babel/preset-env'), { targets: BROWSERS, modules: false }]],
  })?.code
  if (typeof code !== 'string') throw new Error(`${path.basename(entry)} gave no code`)
  return code
}

/**
 * Runs built code where there is only what a mini-program has: no Node, no browser, no eval, no new Function.
 * @returns what it exports
 */
export function runOnPhone(code: string): Record<string, (...args: unknown[]) => unknown> {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  const remove = [
    ...MISSING.map((name) => `delete globalThis.${name}`),
    ...MISSING_METHODS.map((name) => `delete Array.prototype['${name}']`),
  ]
  vm.runInContext(remove.join(';'), context)
  const module = { exports: {} as Record<string, (...args: unknown[]) => unknown> }
  const run = vm.compileFunction(code, ['module', 'exports'], { parsingContext: context })
  run.call(undefined, module, module.exports)
  return module.exports
}
