import type { Ruleset } from '../schema/ruleset'
import type { Finding } from './finding'

/** Steps whose places do not run 1, 2, 3 as they are listed; another process begins again at 1. */
export function* stepOrder({ steps }: Ruleset): Generator<Finding> {
  let before = 0
  for (const [index, { label, order }] of steps.entries()) {
    if (order === undefined) continue
    if (order !== 1 && order !== before + 1) {
      const message = `“${label}”排第 ${order} 步，前一步是第 ${before} 步`
      yield { path: ['steps', index], declared: false, message }
    }
    before = order
  }
}
