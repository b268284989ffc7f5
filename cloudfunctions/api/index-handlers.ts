import type { contract } from '../../shared/contract/contract'
import { adoptRuleset } from '../operations/adoptions/adopt-ruleset'
import { listAdoptions } from '../operations/adoptions/list-adoptions'
import { listRulesets } from '../operations/adoptions/list-rulesets'
import { verifyAudit } from '../operations/audit/verify-audit'
import type { OperationContext } from '../operations/context'
import { listIndexHistory } from '../operations/index/list-index-history'
import { listStandings } from '../operations/index/list-standings'
import { readIndex } from '../operations/index/read-index'
import { readMeasures } from '../operations/index/read-measures'
import type { Handlers } from './handlers'

type IndexEndpoints = Pick<
  typeof contract,
  | 'readMemberIndex'
  | 'readOrganisationIndex'
  | 'listMemberIndexHistory'
  | 'listOrganisationIndexHistory'
  | 'readMemberMeasures'
  | 'readOrganisationMeasures'
  | 'listStandings'
  | 'adoptRuleset'
  | 'listAdoptions'
  | 'listRulesets'
  | 'verifyAudit'
>

/** Indices and standings, the rulesets they follow from, and whether the log of it all is whole. */
export function createIndexHandlers(context: OperationContext): Handlers<IndexEndpoints> {
  return {
    readMemberIndex: async ({ params, query }, caller) => ({
      items: await readIndex(context, caller, { subject: params, ...query }),
    }),
    readOrganisationIndex: async ({ params, query }, caller) => ({
      items: await readIndex(context, caller, { subject: params, ...query }),
    }),
    listMemberIndexHistory: async ({ params, query }, caller) => ({
      items: await listIndexHistory(context, caller, { subject: params, ...query }),
    }),
    listOrganisationIndexHistory: async ({ params, query }, caller) => ({
      items: await listIndexHistory(context, caller, { subject: params, ...query }),
    }),
    readMemberMeasures: ({ params, query }, caller) => readMeasures(context, caller, { subject: params, ...query }),
    readOrganisationMeasures: ({ params, query }, caller) =>
      readMeasures(context, caller, { subject: params, ...query }),
    listStandings: ({ query }, caller) => listStandings(context, caller, query),
    adoptRuleset: ({ body }, caller) => adoptRuleset(context, caller, body),
    listAdoptions: async ({ query }, caller) => ({ items: await listAdoptions(context, caller, query) }),
    listRulesets: () => Promise.resolve({ items: listRulesets(context.rulesets) }),
    verifyAudit: ({ query }, caller) => verifyAudit(context, caller, query),
  }
}
