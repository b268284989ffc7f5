import type { contract } from '../../shared/contract/contract'
import type { rosterEndpoints } from '../../shared/contract/groups/roster'
import type { OperationContext } from '../operations/context'
import { confirmRoster } from '../operations/roster/confirm-roster'
import { previewRoster } from '../operations/roster/preview-roster'
import { writeRosterTemplate } from '../operations/roster/write-roster-template'
import type { Handlers } from './handlers'

type RosterEndpoints = Pick<typeof contract, (typeof rosterEndpoints)[number]['name']>

/** A whole roster at once. */
export function createRosterHandlers(context: OperationContext): Handlers<RosterEndpoints> {
  return {
    readRosterTemplate: (_, caller) => writeRosterTemplate(context, caller),
    previewRoster: ({ body }, caller) => previewRoster(context, caller, body.bytes),
    confirmRoster: ({ query, body }, caller) => confirmRoster(context, caller, { ...query, bytes: body.bytes }),
  }
}
