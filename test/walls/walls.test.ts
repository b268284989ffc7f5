import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'

const ROOT = path.join(__dirname, '../..')
let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A tree of the same rooms with planted files, under the project's own checks. */
function plant(files: Readonly<Record<string, string>>): void {
  folder = mkdtempSync(path.join(tmpdir(), 'walls-'))
  for (const config of ['.dependency-cruiser.cjs', 'tsconfig.json', 'biome.json', 'package.json', '.gitignore']) {
    copyFileSync(path.join(ROOT, config), path.join(folder, config))
  }
  symlinkSync(path.join(ROOT, '.biome'), path.join(folder, '.biome'))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'))
  write('shared/rules/core.ts', 'export const core = 1\n')
  write('shared/rules/schema/ruleset.ts', 'export const rulesetSchema = 1\n')
  write('cloudfunctions/api/index.ts', 'export const api = 1\n')
  write('cloudfunctions/operations/submit-record.ts', 'export const submitRecord = 1\n')
  write('cloudfunctions/local/demo.ts', 'export const demo = 1\n')
  write('cloudfunctions/store/tables.ts', 'export const tables = 1\n')
  write('cloudfunctions/store/in-compartment.ts', 'export const inCompartment = 1\n')
  write('miniprogram/src/app.ts', 'export const app = 1\n')
  write('test/walk.ts', 'export const walk = 1\n')
  for (const [file, text] of Object.entries(files)) write(file, text)
}

function write(file: string, text: string): void {
  const full = path.join(folder, file)
  mkdirSync(path.dirname(full), { recursive: true })
  writeFileSync(full, text)
}

function run(tool: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(path.join(ROOT, 'node_modules/.bin', tool), args, {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, output: stdout + stderr }
}

const cruise = () =>
  run('depcruise', '--config', '.dependency-cruiser.cjs', 'shared', 'cloudfunctions', 'miniprogram', 'test', 'rulesets')

test('the rooms as they should be pass', () => {
  plant({
    'cloudfunctions/api/more.ts':
      "import { submitRecord } from '../operations/submit-record'\n\nexport const more = submitRecord\n",
    'rulesets/README.md': '',
  })
  expect(cruise()).toMatchObject({ status: 0 })
})

const used = (names: string, from: string) => `import { ${names} } from '${from}'\n\nexport const planted = ${names}\n`

/** Each in a file of its own, so that all are planted in one tree and every one must be told by its name. */
const BREAKS: [room: string, text: string, rule: string][] = [
  ['shared/rules', used('readFileSync', 'node:fs'), 'shared-runs-anywhere'],
  ['shared/rules', used('Hono', 'hono'), 'shared-needs-no-framework'],
  ['shared/rules', used('api', '../../cloudfunctions/api/index'), 'shared-is-the-floor'],
  ['shared/rules', used('rulesetSchema', './schema/ruleset'), 'scoring-needs-no-file-schema'],
  ['shared/rules', used('walk', '../../test/walk'), 'product-imports-no-test'],
  [
    'miniprogram/src',
    used('submitRecord', '../../cloudfunctions/operations/submit-record'),
    'phone-meets-server-in-the-contract',
  ],
  ['miniprogram/src', used('readFileSync', 'node:fs'), 'phone-has-no-node'],
  ['cloudfunctions/operations', used('app', '../../miniprogram/src/app'), 'server-knows-no-phone'],
  ['cloudfunctions/operations', used('api', '../api/index'), 'nothing-imports-an-entry'],
  ['cloudfunctions/api', used('demo', '../local/demo'), 'the-laptop-stays-at-home'],
  ['cloudfunctions/store', used('submitRecord', '../operations/submit-record'), 'store-is-below-operations'],
  ['cloudfunctions/operations/records', used('inCompartment', '../../store/in-compartment'), 'few-open-a-compartment'],
  ['rulesets', used('core', '../shared/rules/core'), 'rulesets-are-data'],
]
const fileOf = (index: number) => `${BREAKS[index]?.[0]}/planted-${index}.ts`

describe('broken walls', () => {
  let told = { status: null as number | null, output: '' }
  beforeAll(() => {
    plant(Object.fromEntries(BREAKS.map(([, text], index) => [fileOf(index), text])))
    told = cruise()
  })

  test.each(BREAKS.map(([, , rule], index) => [fileOf(index), rule] as const))('%s: %s', (file, rule) => {
    expect(told.status).not.toBe(0)
    expect(told.output).toContain(`error ${rule}: ${file} →`)
  })

  test('nothing is told of files that break none', () => {
    const files = [...told.output.matchAll(/error [\w-]+: (\S+) →/g)].map(([, file]) => file)
    expect(files.filter((file) => !BREAKS.some((_, index) => fileOf(index) === file))).toEqual([])
  })
})

test.each(['Date.now()', 'new Date()'])('%s asks the system for the time', (call) => {
  plant({ 'shared/rules/planted.ts': `export const now = () => ${call}\n` })
  const { status, output } = run('biome', 'lint', 'shared/rules/planted.ts')
  expect(status).not.toBe(0)
  expect(output).toContain('The clock is an argument')
})
