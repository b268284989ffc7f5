import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals'
import { parse, type Token } from 'acorn'
import { MOST_BYTES, packageSizes } from '../../miniprogram/config/package-sizes'
import { WEAPP } from './harness/build-weapp'

const BUILD_MS = 600_000

describe('the packages of the built mini-program', () => {
  let scripts: { readonly at: string; readonly source: string }[]
  beforeAll(async () => {
    scripts = readdirSync(WEAPP, { recursive: true, encoding: 'utf8' })
      .filter((at) => at.endsWith('.js'))
      .map((at) => ({ at, source: readFileSync(path.join(WEAPP, at), 'utf8') }))
  }, BUILD_MS)

  it('are each within what WeChat takes', () => {
    const sizes = packageSizes(WEAPP)
    expect(sizes.map(({ root }) => root)).toContain('packages/secretary')
    for (const { root, bytes } of sizes) {
      expect({ root, fits: bytes > 0 && bytes <= MOST_BYTES }).toEqual({ root, fits: true })
    }
  })

  it('turn no text into code, which WeChat refuses', () => {
    expect(scripts.length).toBeGreaterThan(10)
    expect(scripts.filter(({ source }) => makesCode(source)).map(({ at }) => at)).toEqual([])
  })

  it('hold nothing of the demo log-in', () => {
    const words = ['/demo/sessions', '/demo/accounts', 'listDemoAccounts', 'logInByDemoAccount', 'choose-account']
    const found = scripts.flatMap(({ at, source }) =>
      words.filter((word) => source.includes(word)).map((word) => `${at}: ${word}`),
    )
    expect(found).toEqual([])
  })
})

test('code from text is found wherever it is written, and not in comments or strings', () => {
  for (const source of ['new Function("a")', 'x = Function("return this")()', 'eval("1")', '(0, eval)("1")']) {
    expect({ source, found: makesCode(source) }).toEqual({ source, found: true })
  }
  for (const source of ['// new Function()', 'x = "new Function(1)"', 'a instanceof Function', 'x.eval(1)']) {
    expect({ source, found: makesCode(source) }).toEqual({ source, found: false })
  }
})

describe('a build that is too heavy', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'pioneer-packages-'))
  afterAll(() => rmSync(directory, { recursive: true }))

  it('is seen in the package that is', () => {
    mkdirSync(path.join(directory, 'packages/a'), { recursive: true })
    writeFileSync(path.join(directory, 'app.json'), JSON.stringify({ subPackages: [{ root: 'packages/a' }] }))
    writeFileSync(path.join(directory, 'packages/a/page.js'), Buffer.alloc(MOST_BYTES + 1))
    const { size } = statSync(path.join(directory, 'app.json'))
    expect(packageSizes(directory)).toEqual([
      { root: '', bytes: size },
      { root: 'packages/a', bytes: MOST_BYTES + 1 },
    ])
  })
})

/** Whether a script calls `eval` or `Function`, told by its tokens: comments and strings are not calls. */
function makesCode(source: string): boolean {
  const tokens: (Token & { readonly value?: unknown })[] = []
  parse(source, { ecmaVersion: 'latest', allowReturnOutsideFunction: true, onToken: tokens })
  return tokens.some(({ type, value }, at) => {
    if (type.label !== 'name' || (value !== 'eval' && value !== 'Function')) return false
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    if (before?.type.label === '.') return false
    return after?.type.label === '(' || (value === 'eval' && before?.type.label === ',')
  })
}
