import { ZenEngine } from '@gorules/zen-engine'
import type { Program } from '../../../shared/rules/program'
import { clauseExpression, factNames } from './clause-expression'

/** The program as a GoRules decision: clauses, then items with their limits, then the total, one node each. */
export function zenScorer(program: Program) {
  const expressions = (pairs: [string, string][]) => ({
    expressions: pairs.map(([key, value]) => ({ id: key, key, value })),
    passThrough: true,
    inputField: null,
    outputPath: null,
    executionMode: 'single',
  })
  const clauses = program.clauses.map((clause): [string, string] => [`c${clause.index}`, clauseExpression(clause)])
  const items = program.items.map(({ index, first, end, kind, limit }): [string, string] => {
    const names = program.clauses.slice(first, end).map((clause) => `c${clause.index}`)
    const sum = names.join(' + ')
    const cut = limit === Number.POSITIVE_INFINITY ? sum : `min([${sum}, ${limit}])`
    return [`i${index}`, kind === 'earned' ? cut : `0 - (${cut})`]
  })
  const total: [string, string] = ['total', `${program.base} + ${items.map(([name]) => name).join(' + ')}`]
  const node = (id: string, type: string, content?: object) => ({
    id,
    name: id,
    type,
    content,
    position: { x: 0, y: 0 },
  })
  const nodes = [
    node('facts', 'inputNode'),
    node('clauses', 'expressionNode', expressions(clauses)),
    node('items', 'expressionNode', expressions(items)),
    node('sum', 'expressionNode', expressions([total])),
    node('score', 'outputNode'),
  ]
  const edges = nodes.slice(1).map(({ id }, index) => ({
    id: `e${index}`,
    sourceId: nodes[index]?.id,
    targetId: id,
    type: 'edge',
  }))
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify({ nodes, edges })))
  const names = factNames(program)
  return async (row: Int32Array): Promise<number> => {
    const facts = Object.fromEntries(names.map((name, slot) => [name, row[slot]]))
    const { result, trace } = await decision.evaluate(facts, { trace: true })
    if (trace === undefined) throw new Error('zen gave no trace')
    return result.total
  }
}
