import { contract } from '../../shared/contract/contract'
import type { OperationContext } from '../operations/context'
import type { Code2session } from '../wechat/code2session'
import { createActivityHandlers } from './activity-handlers'
import { createDocumentHandlers } from './document-handlers'
import { createFindingHandlers } from './finding-handlers'
import type { Handlers } from './handlers'
import { createIndexHandlers } from './index-handlers'
import { createMessageHandlers } from './message-handlers'
import { createMineHandlers } from './mine-handlers'
import { createNoticeHandlers } from './notice-handlers'
import { createPeopleHandlers } from './people-handlers'
import { createRecordHandlers } from './record-handlers'
import { createRosterHandlers } from './roster-handlers'
import { createSignInHandlers } from './sign-in-handlers'
import { createSystemHandlers } from './system-handlers'
import type { AccessTokens } from './tokens'

/** A handler for every endpoint of the contract, group by group; one that is missing does not compile. */
export function createHandlers(
  context: OperationContext,
  tokens: AccessTokens,
  code2session: Code2session,
  version: string,
): Handlers<typeof contract> {
  return {
    ...createSystemHandlers(contract, version),
    ...createSignInHandlers(context, tokens, code2session),
    ...createPeopleHandlers(context),
    ...createActivityHandlers(context),
    ...createFindingHandlers(context),
    ...createIndexHandlers(context),
    ...createMineHandlers(context),
    ...createRecordHandlers(context),
    ...createNoticeHandlers(context),
    ...createMessageHandlers(context),
    ...createDocumentHandlers(context),
    ...createRosterHandlers(context),
  }
}
