import * as z from 'zod'
import { namedValue } from '../../settings/settings'
import { defineEndpoint } from '../endpoint'
import { civilDate, id, lines } from '../values'

export const putSetting = defineEndpoint({
  name: 'putSetting',
  method: 'post',
  path: '/settings',
  summary: '从某日起为组织或党员设一项设置',
  who: 'settings.keep',
  body: () =>
    z.strictObject({
      subject: z
        .union([
          z.strictObject({ organisationId: id.meta({ title: '组织' }) }),
          z.strictObject({ personId: id.meta({ title: '党员' }) }),
        ])
        .meta({ title: '对象' }),
      setting: namedValue,
      from: civilDate.meta({ title: '起日' }),
      until: civilDate.nullable().meta({ title: '止日' }),
      reason: lines(1, 200).nullable().meta({ title: '理由' }),
    }),
  output: () => z.strictObject({ id }),
  errors: ['own-record', 'conflict', 'condition-not-met', 'out-of-range', 'busy'],
})
