import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** What newer engines have and phones may lack. BigInt stays: zod asks for it as it loads. */
const MISSING = [
  "for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group']) delete Array.prototype[name]",
  "for (const name of ['SharedArrayBuffer', 'Atomics', 'WebAssembly', 'WeakRef', 'FinalizationRegistry']) delete globalThis[name]",
].join(';')

/**
 * The language's own, handed to every module: a context looks each of its globals up outside the engine, many times
 * slower than a phone does.
 */
const INTRINSICS = (
  'Object Array String Number Boolean Symbol BigInt Math JSON Reflect Proxy Map Set WeakMap WeakSet Promise Date RegExp ' +
  'Error TypeError RangeError ArrayBuffer DataView Uint8Array Int32Array Uint32Array parseInt isNaN'
).split(' ')

/** Runs a module of the build, once, and gives what it exports. @param name as a module beside `from` names it */
type Load = (from: string, name: string) => unknown

/**
 * WeChat's module system over a built mini-program: no Node, no browser, no eval, only the globals given here.
 * @param directory the build
 */
export function openModules(directory: string, globals: object): Load {
  const context = vm.createContext(globals, { codeGeneration: { strings: false, wasm: false } })
  vm.runInContext(MISSING, context)
  const intrinsics = INTRINSICS.map((name) => vm.runInContext(name, context))
  const modules = new Map<string, { exports: unknown }>()
  const load: Load = (from, name) => {
    const file = path.resolve(path.dirname(from), name.endsWith('.js') ? name : `${name}.js`)
    if (!file.startsWith(`${path.resolve(directory)}${path.sep}`)) throw new Error(`the app requires ${name}`)
    const known = modules.get(file)
    if (known) return known.exports
    const module: { exports: unknown } = { exports: {} }
    modules.set(file, module)
    const run = vm.compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports', ...INTRINSICS], {
      filename: file,
      parsingContext: context,
    })
    run.call(undefined, (next: string) => load(file, next), module, module.exports, ...intrinsics)
    return module.exports
  }
  return load
}
