import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** WeChat takes no package above this: the main one, or one that is fetched when first needed. */
export const MOST_BYTES = 2 * 1024 * 1024

export interface PackageSize {
  /** its folder; empty for the main package */
  readonly root: string
  readonly bytes: number
}

/** What every package of a built mini-program weighs, all its files counted, the main one first. @param directory the build */
export function packageSizes(directory: string): PackageSize[] {
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(directory, 'app.json'), 'utf8')) as {
    subPackages?: readonly { readonly root: string }[]
  }
  const roots = subPackages.map(({ root }) => root.replace(/\/$/, ''))
  const sizes = new Map(['', ...roots].map((root) => [root, 0]))
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const at = path.relative(directory, file).split(path.sep).join('/')
    const root = roots.find((one) => at.startsWith(`${one}/`)) ?? ''
    sizes.set(root, (sizes.get(root) ?? 0) + statSync(file).size)
  }
  return [...sizes].map(([root, bytes]) => ({ root, bytes }))
}
