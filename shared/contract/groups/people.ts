import { changeOrganisation } from '../endpoints/change-organisation'
import { changePerson } from '../endpoints/change-person'
import { createOrganisation } from '../endpoints/create-organisation'
import { createPeople } from '../endpoints/create-people'
import { createPerson } from '../endpoints/create-person'
import { endRole } from '../endpoints/end-role'
import { endSetting } from '../endpoints/end-setting'
import { grantRole } from '../endpoints/grant-role'
import { listOrganisations } from '../endpoints/list-organisations'
import { listPeople } from '../endpoints/list-people'
import { listSettings } from '../endpoints/list-settings'
import { putSetting } from '../endpoints/put-setting'
import { readPerson } from '../endpoints/read-person'
import { recordLeaving } from '../endpoints/record-leaving'
import { transferMember } from '../endpoints/transfer-member'

/** Organisations, people, posts and settings. */
export const peopleEndpoints = [
  listOrganisations,
  createOrganisation,
  changeOrganisation,
  listPeople,
  createPerson,
  createPeople,
  readPerson,
  changePerson,
  transferMember,
  recordLeaving,
  grantRole,
  endRole,
  listSettings,
  putSetting,
  endSetting,
] as const
