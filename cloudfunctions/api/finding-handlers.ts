import type { contract } from '../../shared/contract/contract'
import type { OperationContext } from '../operations/context'
import { enterFinding } from '../operations/findings/enter-finding'
import { listFindings } from '../operations/findings/list-findings'
import { mendFinding } from '../operations/findings/mend-finding'
import { withdrawFinding } from '../operations/findings/withdraw-finding'
import { enterPunishment } from '../operations/punishments/enter-punishment'
import { listPunishments } from '../operations/punishments/list-punishments'
import { withdrawPunishment } from '../operations/punishments/withdraw-punishment'
import type { Handlers } from './handlers'

type FindingEndpoints = Pick<
  typeof contract,
  | 'enterFinding'
  | 'mendFinding'
  | 'withdrawFinding'
  | 'listMemberFindings'
  | 'listOrganisationFindings'
  | 'enterPunishment'
  | 'withdrawPunishment'
  | 'listPunishments'
>

/** What assessors establish, and punishments in their compartment. */
export function createFindingHandlers(context: OperationContext): Handlers<FindingEndpoints> {
  return {
    enterFinding: ({ body }, caller) => enterFinding(context, caller, body),
    mendFinding: ({ params, body }, caller) => mendFinding(context, caller, { id: params.findingId, ...body }),
    withdrawFinding: ({ params, body }, caller) => withdrawFinding(context, caller, { id: params.findingId, ...body }),
    listMemberFindings: async ({ params, query }, caller) => ({
      items: await listFindings(context, caller, { subject: params, ...query }),
    }),
    listOrganisationFindings: async ({ params, query }, caller) => ({
      items: await listFindings(context, caller, { subject: params, ...query }),
    }),
    enterPunishment: ({ body }, caller) => enterPunishment(context, caller, body),
    withdrawPunishment: ({ params, body }, caller) =>
      withdrawPunishment(context, caller, { id: params.punishmentId, ...body }),
    listPunishments: async ({ params }, caller) => ({ items: await listPunishments(context, caller, params) }),
  }
}
