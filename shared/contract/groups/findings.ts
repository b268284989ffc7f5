import { enterFinding } from '../endpoints/enter-finding'
import { enterPunishment } from '../endpoints/enter-punishment'
import { listMemberFindings } from '../endpoints/list-member-findings'
import { listOrganisationFindings } from '../endpoints/list-organisation-findings'
import { listPunishments } from '../endpoints/list-punishments'
import { mendFinding } from '../endpoints/mend-finding'
import { withdrawFinding } from '../endpoints/withdraw-finding'
import { withdrawPunishment } from '../endpoints/withdraw-punishment'

/** What assessors establish, and punishments in their compartment. */
export const findingEndpoints = [
  enterFinding,
  mendFinding,
  withdrawFinding,
  listMemberFindings,
  listOrganisationFindings,
  enterPunishment,
  withdrawPunishment,
  listPunishments,
] as const
