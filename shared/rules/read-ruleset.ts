import { AppError } from '../values/app-error'
import { parseRulesetId } from '../values/ids'
import { brokenReferences } from './broken-references'
import { readYaml, type YamlFile } from './read-yaml'
import { type Ruleset, rulesetSchema } from './schema/ruleset'
import { clausesOf, itemsOf, type PlacedClause, type RulesetPath, sectionsOf } from './walk-ruleset'

/**
 * Reads a ruleset file. What the schema takes but no score could use (an id used twice, a reference to
 * nothing) is refused here too; what is merely suspicious is lint's business.
 * @param file its name, for messages
 * @throws AppError `broken-yaml` or `ruleset-invalid`, with a line of file, line and sentence for each mistake
 */
export function readRuleset(text: string, file: string): YamlFile<Ruleset> {
  const read = readYaml(text, file, rulesetSchema, 'ruleset-invalid')
  const clauses = [...clausesOf(read.value)]
  const problems = [wrongId, repeatedIds, brokenReferences, unboundedBands].flatMap((find) => [
    ...find(read.value, clauses),
  ])
  if (problems.length > 0) {
    const told = problems.map(({ path, message }) => `${read.locate(path)} ${message}`)
    throw new AppError('ruleset-invalid', told.join('\n'))
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

function* repeatedIds(ruleset: Ruleset, clauses: readonly PlacedClause[]): Generator<Problem> {
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
