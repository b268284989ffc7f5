import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { declaredRows } from '../../shared/rules/declared-rows'
import { readYaml } from '../../shared/rules/read-yaml'
import { readRulesetFile, rulesetVersions } from './ruleset-files'

const documentClauses = z.strictObject({
  /** id of the source document's row → what kind of row it is */
  clauses: z.record(z.string(), z.string()),
  /** rows that no version carries, each with the reason in one line */
  excused: z.record(z.string(), z.string().min(1)),
})

/** How far one version of a ruleset carries the rows of its source document. */
export interface Coverage {
  readonly name: string
  /** ids neither carried nor excused */
  readonly absent: readonly string[]
  /** ids that are excused although they are carried, or that the document does not have */
  readonly idle: readonly string[]
  readonly rows: readonly CoveredRow[]
}

interface CoveredRow {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly cite: string
  readonly carriedAs: string
}

/** The coverage of every ruleset that stands on a source document: those whose place keeps `clauses.yaml`. */
export function rulesetCoverage(): Coverage[] {
  return rulesetVersions().flatMap(({ file, id, version }) => {
    const list = path.join(path.dirname(path.dirname(file)), 'clauses.yaml')
    if (!existsSync(list)) return []
    const { value } = readYaml(readFileSync(list, 'utf8'), list, documentClauses, 'ruleset-invalid')
    const carried = new Map(declaredRows(readRulesetFile(file).value).map((row) => [row.id, row]))
    const rows = Object.entries(value.clauses).map(([clause, kind]) => {
      const row = carried.get(clause)
      const reason = value.excused[clause]
      return {
        id: clause,
        kind,
        label: row?.label ?? '',
        cite: row?.cite ?? '',
        carriedAs: row?.carriedAs ?? (reason === undefined ? '' : `未写入：${reason}`),
      }
    })
    return [
      {
        name: `${id}@${version}`,
        absent: rows.filter(({ carriedAs }) => carriedAs === '').map((row) => row.id),
        idle: Object.keys(value.excused).filter((one) => carried.has(one) || !(one in value.clauses)),
        rows,
      },
    ]
  })
}

/** The coverage as a page: totals first, then every row of every document. */
export function coveragePage(coverage: readonly Coverage[]): string {
  const totals = coverage.map(({ name, rows, absent }) => {
    const excused = rows.filter(({ carriedAs }) => carriedAs.startsWith('未写入')).length
    return `| ${name} | ${rows.length} | ${rows.length - absent.length - excused} | ${excused} | ${absent.length} |`
  })
  const parts = coverage.map(({ name, rows }) =>
    [
      `## ${name}`,
      '',
      '| 编号 | 名称 | 种类 | 写作 | 出处 |',
      '| --- | --- | --- | --- | --- |',
      ...rows.map(
        ({ id, label, kind, carriedAs, cite }) => `| \`${id}\` | ${label} | ${kind} | ${carriedAs} | ${cite} |`,
      ),
      '',
    ].join('\n'),
  )
  return [
    '# 覆盖情况',
    '',
    '来源文件的每一条由哪份规则写成什么。由 `npm run --silent coverage` 生成，请勿手改；漏了一条或页面过时，测试不通过。',
    '',
    '| 规则 | 文件条数 | 已写入 | 说明后未写入 | 缺 |',
    '| --- | --- | --- | --- | --- |',
    ...totals,
    '',
    ...parts,
  ].join('\n')
}
