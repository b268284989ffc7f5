import { defineContract } from './endpoint'
import { adoptRuleset } from './endpoints/adopt-ruleset'
import { answerComplaint } from './endpoints/answer-complaint'
import { attachFile } from './endpoints/attach-file'
import { decideRecords } from './endpoints/decide-records'
import { downloadFile } from './endpoints/download-file'
import { enterFinding } from './endpoints/enter-finding'
import { enterPunishment } from './endpoints/enter-punishment'
import { exportMyData } from './endpoints/export-my-data'
import { listAdoptions } from './endpoints/list-adoptions'
import { listComplaints } from './endpoints/list-complaints'
import { listMemberFindings } from './endpoints/list-member-findings'
import { listMemberIndexHistory } from './endpoints/list-member-index-history'
import { listOrganisationFindings } from './endpoints/list-organisation-findings'
import { listOrganisationIndexHistory } from './endpoints/list-organisation-index-history'
import { listPunishments } from './endpoints/list-punishments'
import { listRecords } from './endpoints/list-records'
import { listRulesets } from './endpoints/list-rulesets'
import { listStandings } from './endpoints/list-standings'
import { listWaiting } from './endpoints/list-waiting'
import { makeComplaint } from './endpoints/make-complaint'
import { mendFinding } from './endpoints/mend-finding'
import { mendRecord } from './endpoints/mend-record'
import { readApiDocument } from './endpoints/read-api-document'
import { readHealth } from './endpoints/read-health'
import { readMemberIndex } from './endpoints/read-member-index'
import { readMyData } from './endpoints/read-my-data'
import { readOrganisationIndex } from './endpoints/read-organisation-index'
import { readRecord } from './endpoints/read-record'
import { reverseRecord } from './endpoints/reverse-record'
import { submitRecord } from './endpoints/submit-record'
import { uploadFile } from './endpoints/upload-file'
import { verifyAudit } from './endpoints/verify-audit'
import { withdrawFinding } from './endpoints/withdraw-finding'
import { withdrawPunishment } from './endpoints/withdraw-punishment'
import { withdrawRecord } from './endpoints/withdraw-record'

/** Everything that phone and server say to each other. */
export const contract = defineContract(
  readHealth,
  readApiDocument,
  adoptRuleset,
  answerComplaint,
  attachFile,
  decideRecords,
  downloadFile,
  enterFinding,
  enterPunishment,
  exportMyData,
  listAdoptions,
  listComplaints,
  listMemberFindings,
  listMemberIndexHistory,
  listOrganisationFindings,
  listOrganisationIndexHistory,
  listPunishments,
  listRecords,
  listRulesets,
  listStandings,
  listWaiting,
  makeComplaint,
  mendFinding,
  mendRecord,
  readMemberIndex,
  readMyData,
  readOrganisationIndex,
  readRecord,
  reverseRecord,
  submitRecord,
  uploadFile,
  verifyAudit,
  withdrawFinding,
  withdrawPunishment,
  withdrawRecord,
)
