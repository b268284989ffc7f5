import * as z from 'zod'
import { personClass, personFields } from '../../people/person'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, revised, revision } from '../values'

export const changePerson = defineEndpoint({
  name: 'changePerson',
  method: 'patch',
  path: '/people/{personId}',
  summary: '改一名党员的登记，类别从某日起改',
  who: 'people.keep',
  params: { personId: id.meta({ title: '党员' }) },
  body: () =>
    z.strictObject({
      revision,
      name: personFields.name.optional(),
      sex: personFields.sex.optional(),
      birthMonth: personFields.birthMonth.optional(),
      joinedOn: personFields.joinedOn.optional(),
      joinedPrecision: personFields.joinedPrecision.optional(),
      class: z
        .strictObject({ class: personClass, from: civilDate.meta({ title: '类别起日' }) })
        .meta({ title: '类别' })
        .optional(),
    }),
  output: () => revised,
  errors: ['revision-conflict', 'own-record', 'future-date', 'out-of-range', 'busy'],
})
