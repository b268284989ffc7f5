import { AppError } from '../values/app-error'
import { parseRulesetId } from '../values/ids'
import { readYaml, type YamlFile } from './read-yaml'
import { type Ruleset, rulesetSchema } from './schema/ruleset'
import { clausesOf, itemsOf, type RulesetPath, sectionsOf } from './walk-ruleset'

/**
 * Reads a ruleset file. What the schema takes but no score could use (an id used twice, a reference to
 * nothing) is refused here too; what is merely suspicious is lint's business.
 * @param file its name, for messages
 * @throws AppError `broken-yaml` or `ruleset-invalid`, with file and line
 */
export function readRuleset(text: string, file: string): YamlFile<Ruleset> {
  const read = readYaml(text, file, rulesetSchema, 'ruleset-invalid')
  const problems = [wrongId, repeatedIds, unknownOptions, unknownClauses, unknownParts, unboundedBands]
  for (const find of problems) {
    for (const { path, message } of find(read.value)) {
      throw new AppError('ruleset-invalid', `${read.locate(path)} ${message}`)
    }
  }
  return read
}

interface Problem {
  readonly path: RulesetPath
  readonly message: string
}

function* wrongId({ ruleset }: Ruleset): Generator<Problem> {
  try {
    parseRulesetId(ruleset)
  } catch {
    yield { path: ['ruleset'], message: `“${ruleset}”不是规则编号，应写作 jinhua/fortress-index 这样的形式` }
  }
}

function* repeatedIds(ruleset: Ruleset): Generator<Problem> {
  const clauses = [...clausesOf(ruleset)]
  const named = [
    ...sectionsOf(ruleset),
    ...itemsOf(ruleset),
    // A clause may bear the id of its own item, as the document numbers them.
    ...clauses.filter(({ node, item }, index) => node.id !== item.id || clauses[index - 1]?.node.id === node.id),
  ]
  const seen = new Set<string>()
  for (const { node, path } of named) {
    if (seen.has(node.id)) yield { path, message: `编号“${node.id}”用了两次` }
    seen.add(node.id)
  }
}

function* unknownOptions(ruleset: Ruleset): Generator<Problem> {
  const isOption = (name: string, type: string) => ruleset.options[name]?.type === type
  for (const { node, path } of clausesOf(ruleset)) {
    const required = 'required' in node ? node.required : undefined
    if (typeof required === 'object' && !isOption(required.option, 'count')) {
      yield { path, message: `没有类型为 count 的参数“${required.option}”` }
    }
  }
  if (ruleset.givers && !isOption(ruleset.givers.option, 'givers')) {
    yield { path: ['givers'], message: `没有类型为 givers 的参数“${ruleset.givers.option}”` }
  }
}

function* unknownClauses(ruleset: Ruleset): Generator<Problem> {
  const known = new Set([...clausesOf(ruleset)].map(({ node }) => node.id))
  const named = [
    ...ruleset.matters.map(({ clauses }, index) => ({ ids: clauses, path: ['matters', index] })),
    ...[...clausesOf(ruleset)].map(({ node, path }) => ({ ids: node.excludes ?? [], path })),
  ]
  for (const { ids, path } of named) {
    const missing = ids.find((id) => !known.has(id))
    if (missing !== undefined) yield { path, message: `没有“${missing}”这一条` }
  }
}

function* unknownParts(ruleset: Ruleset): Generator<Problem> {
  for (const { node, item, path } of clausesOf(ruleset)) {
    const parts = new Set((item.parts ?? []).map(({ id }) => id))
    const missing = [node.part, node.part_if?.part].find((id) => id !== undefined && !parts.has(id))
    if (missing !== undefined) yield { path, message: `项目“${item.id}”没有“${missing}”这一部分` }
    if (node.part === undefined && node.part_if) yield { path, message: '写了 part_if 也要写 part' }
    if (node.window !== undefined && !(node.window in ruleset.windows)) {
      yield { path, message: `没有名为“${node.window}”的期间` }
    }
  }
}

function* unboundedBands({ standings }: Ruleset): Generator<Problem> {
  const bands = standings?.bands ?? []
  for (const [index, { from, above }] of bands.entries()) {
    const bounded = from !== undefined || above !== undefined
    const last = index === bands.length - 1
    const path = ['standings', 'bands', index]
    if (bounded && last) yield { path, message: '最后一档不写界限，收下其余' }
    if (!bounded && !last) yield { path, message: '除最后一档外都要写 from 或 above' }
  }
}
