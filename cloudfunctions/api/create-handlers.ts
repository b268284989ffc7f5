import { contract } from '../../shared/contract/contract'
import type { OperationContext } from '../operations/context'
import type { Handlers } from './handlers'
import { createSystemHandlers } from './system-handlers'
import type { AccessTokens } from './tokens'

/** A handler for every endpoint of the contract, group by group; one that is missing does not compile. */
export function createHandlers(
  _context: OperationContext,
  _tokens: AccessTokens,
  version: string,
): Handlers<typeof contract> {
  return { ...createSystemHandlers(contract, version) }
}
