import * as z from 'zod'
import { rulesetSchema } from './schema/ruleset'

/** The file format of a ruleset as JSON Schema, so that an editor completes and checks while somebody writes. */
export function rulesetJsonSchema(): object {
  return z.toJSONSchema(rulesetSchema, { io: 'input' })
}
