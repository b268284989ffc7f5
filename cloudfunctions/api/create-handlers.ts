import { contract } from '../../shared/contract/contract'
import type { OperationContext } from '../operations/context'
import { createFindingHandlers } from './finding-handlers'
import type { Handlers } from './handlers'
import { createIndexHandlers } from './index-handlers'
import { createMineHandlers } from './mine-handlers'
import { createRecordHandlers } from './record-handlers'
import { createSystemHandlers } from './system-handlers'
import type { AccessTokens } from './tokens'

/** A handler for every endpoint of the contract, group by group; one that is missing does not compile. */
export function createHandlers(
  context: OperationContext,
  _tokens: AccessTokens,
  version: string,
): Handlers<typeof contract> {
  return {
    ...createSystemHandlers(contract, version),
    ...createFindingHandlers(context),
    ...createIndexHandlers(context),
    ...createMineHandlers(context),
    ...createRecordHandlers(context),
  }
}
