import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SheetData } from 'write-excel-file/universal'
import { readWorkbook } from '../../cloudfunctions/files/read-workbook'
import { createOrganisation } from '../../cloudfunctions/operations/organisations/create-organisation'
import { openDatabase } from '../../cloudfunctions/store/open-database'
import type { Tables } from '../../cloudfunctions/store/tables'
import { addDays, type CivilDate, civilDate } from '../../shared/values/civil-date'
import { parseId } from '../../shared/values/ids'
import { openApi, type TestApi } from '../city/open-api'
import { openContext, type TestContext } from '../city/open-context'
import { readRulesets } from '../city/read-rulesets'
import { foundSmallCity, type SmallCity } from '../city/small-city'
import { startServer } from '../postgres/start-server'
import { pack, parts, roster, row, zeros } from '../roster/workbooks'

const ROWS = 10_000
const BRANCHES = 250
const CITY = 'city.json'
/** The embedded database is the laptop's, whose program asks this of itself. */
const AS_AT_START = ['--heap-growing-percent=30']
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志梅']

/**
 * Prints how long a roster of ten thousand rows takes by HTTP (preview, confirmation, the same again, a change in each
 * row) on PostgreSQL that waits for its disk and on the embedded database in a directory, with the most memory the
 * process ever held; and how long it takes to refuse what is no roster. Every part runs in a process of its own: a
 * server is given its roster when its city stands.
 */
async function main(): Promise<void> {
  const [task, ...args] = process.argv.slice(2)
  const [folder = '', url] = args
  if (task === 'found') return found(folder, url)
  if (task === 'import') return importInto(folder, url)
  if (task === 'refuse') return refuse(args)
  const directory = mkdtempSync(path.join(tmpdir(), 'pioneer-roster-'))
  try {
    await makeFiles(directory)
    const runWith = (flags: readonly string[], ...words: string[]) =>
      execFileSync(process.execPath, [...process.execArgv, ...flags, __filename, ...words], { stdio: 'inherit' })
    const run = (...words: string[]) => runWith([], ...words)
    run(
      'refuse',
      ...['bytes.xlsx', 'lying.xlsx', 'entries.xlsx', 'text.xlsx', 'old.xls'].map((name) => path.join(directory, name)),
    )
    const server = await startServer(process.env.PIONEER_POSTGRES_SOURCE, 'durable')
    try {
      print(`${server.origin}，fsync 开：`)
      for (const step of ['found', 'import']) run(step, directory, server.url)
    } finally {
      await server.stop()
    }
    print('PGlite（进程内，占用含数据库）：')
    for (const step of ['found', 'import']) runWith(AS_AT_START, step, directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** So many people over so many branches, no two of them alike; `second` changes something of each. */
async function makeFiles(directory: string): Promise<void> {
  const write = (name: string, bytes: Uint8Array) => writeFileSync(path.join(directory, name), bytes)
  for (const second of [false, true]) {
    const people: SheetData = Array.from({ length: ROWS }, (_, index) => [
      `${SURNAMES[index % 20]}${GIVEN[Math.floor(index / 20) % 31]}${GIVEN[Math.floor(index / 620) % 31]}`,
      index % 2 === 0 ? '男' : '女',
      addDays(civilDate(1960, 1, 1), (index * 7) % 12_000).slice(0, 7),
      addDays(civilDate(1990, 1, 1), (index * 11) % 12_000).replaceAll('-', '.'),
      branchName(index % BRANCHES),
      second ? '预备党员' : '正式党员',
    ])
    const data = [['党员花名册'], ['姓 名', '性别', '出生年月', '入党时间', '所在\n党支部', '党员类型'], ...people]
    write(second ? 'second.xlsx' : 'first.xlsx', await roster(...data))
  }
  const sound = parts({ 名单: row(1, '姓名', '入党日期') })
  const bytes = pack({ ...sound, 'xl/media/image1.png': zeros(1000) })
  write('bytes.xlsx', bytes)
  const lying = Buffer.from(bytes)
  lying.writeUInt32LE(10, lying.lastIndexOf('xl/media/image1.png') - 46 + 24)
  write('lying.xlsx', lying)
  write(
    'entries.xlsx',
    pack({ ...sound, ...Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`${at}`, zeros(0)])) }),
  )
  write('text.xlsx', pack({ ...sound, 'xl/sharedStrings.xml': new Uint8Array(99 * 1024 * 1024).fill(0x20) }))
  write('old.xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(5_000_000)]))
}

async function refuse(files: readonly string[]): Promise<void> {
  await readWorkbook(pack(parts({ 名单: row(1, '姓名') })))
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(file))
    const start = performance.now()
    const refusal = await readWorkbook(bytes).then(
      () => '没有拒绝',
      (error: Error) => error.message,
    )
    print(`${path.basename(file)}（${statSync(file).size} 字节）：${seconds(start)} 秒，${refusal}`)
  }
  print(`至此最多占用 ${megabytes()} MB`)
}

async function open(directory: string, url: string | undefined): Promise<TestContext> {
  const place = url === undefined ? { dataDir: path.join(directory, 'data') } : { url }
  return openContext(await openDatabase<Tables>(place), readRulesets())
}

async function found(directory: string, url: string | undefined): Promise<void> {
  const context = await open(directory, url)
  const city = await foundSmallCity(context, 'bench')
  for (let at = 0; at < BRANCHES; at += 1) {
    await createOrganisation(context, city.worksStaff, {
      parentId: parseId(city.organs[at % 2] ?? ''),
      kind: 'branch',
      name: branchName(at),
      foundedOn: '2015-01-01' as CivilDate,
    })
  }
  writeFileSync(path.join(directory, CITY), JSON.stringify(city))
  await context.database.close()
}

async function importInto(directory: string, url: string | undefined): Promise<void> {
  const context = await open(directory, url)
  const city = JSON.parse(readFileSync(path.join(directory, CITY), 'utf8')) as SmallCity
  const api = openApi(context)
  const [first, second] = ['first.xlsx', 'second.xlsx'].map(
    (name) => new Uint8Array(readFileSync(path.join(directory, name))),
  )
  if (!first || !second) throw new Error('the files were not made')
  print(`  开始前占用 ${megabytes()} MB，文件 ${first.length} 字节`)
  const confirmed = await bring(api, city, '新编入', first)
  await bring(api, city, '同一份再来', first)
  await bring(api, city, '每行都有更改', second)
  if (!confirmed.includes(`"create":${ROWS}`)) throw new Error(`not all were entered: ${confirmed}`)
  await context.database.close()
}

async function bring(api: TestApi, { worksStaff }: SmallCity, what: string, bytes: Uint8Array): Promise<string> {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const told = await api.sendBytes(worksStaff, 'POST', '/roster/preview', bytes)
  const { preview, message } = (await told.json()) as { preview?: string; message?: string }
  if (preview === undefined) throw new Error(message)
  const previewed = seconds(begun)
  const asked = performance.now()
  const clientId = `0192f3a0-0000-7000-8000-${what.length.toString().padStart(12, '0')}`
  const answer = await api.sendBytes(
    worksStaff,
    'POST',
    `/roster/confirm?preview=${preview}&clientId=${clientId}`,
    bytes,
  )
  const text = await answer.text()
  const { user, system } = process.cpuUsage(cpu)
  print(
    `  ${what}：预览 ${previewed} 秒，确认 ${seconds(asked)} 秒，两次本进程 CPU ${((user + system) / 1e6).toFixed(1)} 秒，至此最多占用 ${megabytes()} MB；${text}`,
  )
  return text
}

const branchName = (at: number) => `第${at + 1}党支部`
const seconds = (start: number) => ((performance.now() - start) / 1000).toFixed(2)
const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024)

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main()
