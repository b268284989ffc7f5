import * as z from 'zod'
import { organisationKind, organisationName } from '../../organisations/organisation'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revised } from '../values'

export const createOrganisation = defineEndpoint({
  name: 'createOrganisation',
  method: 'post',
  path: '/organisations',
  summary: '在一个组织下面设立组织',
  who: 'organisation.keep',
  body: () =>
    z.strictObject({
      parentId: id.meta({ title: '上级组织' }),
      kind: organisationKind,
      name: organisationName,
      foundedOn: civilDate.meta({ title: '成立日期' }),
    }),
  output: () => revised,
  errors: ['conflict', 'future-date', 'busy'],
})
