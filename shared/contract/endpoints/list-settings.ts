import * as z from 'zod'
import { namedValue } from '../../settings/settings'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, page, pageQuery } from '../values'

export const listSettings = defineEndpoint({
  name: 'listSettings',
  method: 'get',
  path: '/settings',
  summary: '我范围内某日有效的设置',
  who: 'settings.keep',
  query: () => ({
    ...pageQuery,
    on: civilDate.meta({ title: '哪一天' }).optional(),
    organisationId: id.meta({ title: '组织' }).optional(),
    personId: id.meta({ title: '党员' }).optional(),
  }),
  output: () =>
    page(
      z.strictObject({
        id,
        setting: namedValue,
        organisationId: id.nullable(),
        personId: id.nullable(),
        from: civilDate.meta({ title: '起日' }),
        until: civilDate.nullable().meta({ title: '止日' }),
        reason: z.string().nullable().meta({ title: '理由' }),
      }),
    ),
  errors: ['busy'],
})
