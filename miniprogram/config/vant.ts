import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** Rooms of Vant that its components share. */
const SHARED = ['common', 'mixins', 'wxs', 'definitions']

interface CopyPattern {
  from: string
  to: string
  ignore: string[]
}

/**
 * What to copy of Vant for WeChat's own compiler, which cannot be pointed at the npm package (it has no `main`):
 * the named components and everything they lead to.
 */
export function vantCopies(library: string, target: string, components: readonly string[]): CopyPattern[] {
  const needed = new Set<string>()
  const follow = (name: string): void => {
    if (needed.has(name)) return
    needed.add(name)
    for (const next of neighboursOf(library, name)) follow(next)
  }
  for (const name of [...components, ...SHARED]) follow(name)
  return [...needed].map((name) => ({
    from: path.join(library, name),
    to: path.join(target, name),
    ignore: ['**/*.d.ts', '**/demo/**'],
  }))
}

/** Components that one component's files name by a relative path. */
function neighboursOf(library: string, name: string): string[] {
  const directory = path.join(library, name)
  const sources = readdirSync(directory)
    .filter((file) => /\.(js|json|wxs|wxml|wxss)$/.test(file))
    .map((file) => readFileSync(path.join(directory, file), 'utf8'))
  const named = sources.flatMap((source) => [...source.matchAll(/["'](\.\.\/[^"']+)["']/g)].map(([, to = '']) => to))
  return named
    .map((to) => path.relative(library, path.resolve(directory, to)).split(path.sep)[0] ?? '')
    .filter((next) => next !== '' && existsSync(path.join(library, next)))
    .filter((next) => statSync(path.join(library, next)).isDirectory())
}
