import * as z from 'zod'
import { organisationName } from '../../organisations/organisation'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revised, revision } from '../values'

export const changeOrganisation = defineEndpoint({
  name: 'changeOrganisation',
  method: 'patch',
  path: '/organisations/{organisationId}',
  summary: '组织改名或撤销',
  who: 'organisation.keep',
  params: { organisationId: id.meta({ title: '组织' }) },
  body: () =>
    z.strictObject({
      revision,
      name: organisationName.optional(),
      dissolvedOn: civilDate.meta({ title: '撤销日期' }).optional(),
    }),
  output: () => revised,
  errors: ['conflict', 'revision-conflict', 'future-date', 'out-of-range', 'busy'],
})
