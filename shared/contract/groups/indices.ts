import { adoptRuleset } from '../endpoints/adopt-ruleset'
import { listAdoptions } from '../endpoints/list-adoptions'
import { listMemberIndexHistory } from '../endpoints/list-member-index-history'
import { listOrganisationIndexHistory } from '../endpoints/list-organisation-index-history'
import { listRulesets } from '../endpoints/list-rulesets'
import { listStandings } from '../endpoints/list-standings'
import { readMemberIndex } from '../endpoints/read-member-index'
import { readMemberMeasures } from '../endpoints/read-member-measures'
import { readOrganisationIndex } from '../endpoints/read-organisation-index'
import { readOrganisationMeasures } from '../endpoints/read-organisation-measures'
import { verifyAudit } from '../endpoints/verify-audit'

/** Rulesets in use, indices with their lines, standings, and the check of the audit. */
export const indexEndpoints = [
  listRulesets,
  adoptRuleset,
  listAdoptions,
  readMemberIndex,
  listMemberIndexHistory,
  readOrganisationIndex,
  listOrganisationIndexHistory,
  readMemberMeasures,
  readOrganisationMeasures,
  listStandings,
  verifyAudit,
] as const
