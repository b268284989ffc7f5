import type { contract } from '../../shared/contract/contract'
import type { peopleEndpoints } from '../../shared/contract/groups/people'
import type { OperationContext } from '../operations/context'
import { changeOrganisation } from '../operations/organisations/change-organisation'
import { createOrganisation } from '../operations/organisations/create-organisation'
import { listOrganisations } from '../operations/organisations/list-organisations'
import { changePerson } from '../operations/people/change-person'
import { createPeople } from '../operations/people/create-people'
import { createPerson } from '../operations/people/create-person'
import { endRole } from '../operations/people/end-role'
import { grantRole } from '../operations/people/grant-role'
import { listPeople } from '../operations/people/list-people'
import { readPerson } from '../operations/people/read-person'
import { recordLeaving } from '../operations/people/record-leaving'
import { transferMember } from '../operations/people/transfer-member'
import { endSetting } from '../operations/settings/end-setting'
import { listSettings } from '../operations/settings/list-settings'
import { putSetting } from '../operations/settings/put-setting'
import type { Handlers } from './handlers'

type PeopleEndpoints = Pick<typeof contract, (typeof peopleEndpoints)[number]['name']>

/** Organisations, people, posts and settings. */
export function createPeopleHandlers(context: OperationContext): Handlers<PeopleEndpoints> {
  return {
    listOrganisations: ({ query }, caller) =>
      listOrganisations(context, caller, { ...query, dissolved: query.dissolved === 1 }),
    createOrganisation: ({ body }, caller) => createOrganisation(context, caller, body),
    changeOrganisation: ({ params, body }, caller) =>
      changeOrganisation(context, caller, { ...body, id: params.organisationId }),
    listPeople: ({ query }, caller) => listPeople(context, caller, query),
    createPerson: ({ body }, caller) => createPerson(context, caller, body),
    createPeople: async ({ body }, caller) => ({ people: await createPeople(context, caller, body.people) }),
    readPerson: ({ params }, caller) => readPerson(context, caller, params.personId),
    changePerson: ({ params, body }, caller) => changePerson(context, caller, { ...body, id: params.personId }),
    transferMember: ({ params, body }, caller) =>
      transferMember(context, caller, { ...body, personId: params.personId }),
    recordLeaving: ({ params, body }, caller) => recordLeaving(context, caller, { ...body, personId: params.personId }),
    grantRole: ({ body }, caller) => grantRole(context, caller, body),
    endRole: ({ params, body }, caller) => endRole(context, caller, { ...body, id: params.roleId }),
    listSettings: ({ query }, caller) => listSettings(context, caller, query),
    putSetting: ({ body }, caller) => putSetting(context, caller, body),
    endSetting: ({ params, body }, caller) => endSetting(context, caller, { ...body, id: params.settingId }),
  }
}
