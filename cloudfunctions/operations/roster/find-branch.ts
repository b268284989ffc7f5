import { closedText } from './cell-text'
import type { RegisteredBranch } from './load-register'
import type { RosterEntry } from './roster-row'

/** Finds the branch that a row means. @returns a sentence where it is none or several */
export type FindBranch = (entry: Pick<RosterEntry, 'branch' | 'organ'>) => RegisteredBranch | string

/** Prepares the search: a branch is known by its name, and by its name after those of the organisations above it. */
export function branchFinder(branches: readonly RegisteredBranch[]): FindBranch {
  const known = new Map<string, RegisteredBranch[]>()
  for (const branch of branches) {
    for (const key of new Set(keysOf(branch))) known.set(key, [...(known.get(key) ?? []), branch])
  }
  return ({ branch: written, organ }) => {
    if (written === undefined) return '没有写党支部'
    const named = known.get(plain(written)) ?? []
    const found =
      organ === undefined ? named : named.filter(({ above }) => above.some((name) => plain(name) === plain(organ)))
    const [only] = found
    if (only === undefined) {
      return named.length === 0
        ? `你的范围内没有“${written.slice(0, 60)}”这个党支部`
        : `“${organ?.slice(0, 60)}”下没有“${written.slice(0, 60)}”这个党支部`
    }
    if (found.length === 1) return only
    const places = found.slice(0, 5).map(({ above }) => above[0] ?? '')
    return `有 ${found.length} 个“${written.slice(0, 60)}”（${places.join('、')}），请加“上级党组织”一栏或写全名称`
  }
}

/** The name alone, and after each row of names above it: 财政局机关党委第一党支部. */
function keysOf({ name, above }: RegisteredBranch): string[] {
  const keys = [plain(name)]
  for (let depth = 1; depth <= above.length; depth += 1) {
    const path = [name, ...above.slice(0, depth)].map(plain).reverse().join('')
    keys.push(path, plain(above[depth - 1] ?? '') + plain(name))
  }
  return keys
}

/** Names of organisations without what some write and some leave out. */
function plain(name: string): string {
  return closedText(name)
    .replaceAll(/[-/>·、,，"“”()]/g, '')
    .replace(/^(?:中国共产党|中共)/, '')
    .replaceAll('党支部', '支部')
    .replaceAll('总支部委员会', '总支')
    .replaceAll('支部委员会', '支部')
}
