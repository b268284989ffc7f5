import * as z from 'zod'
import { defineEndpoint } from '../endpoint'
import { civilDate, id } from '../values'

export const endSetting = defineEndpoint({
  name: 'endSetting',
  method: 'post',
  path: '/settings/{settingId}/end',
  summary: '终止一项设置',
  who: 'settings.keep',
  params: { settingId: id.meta({ title: '设置' }) },
  body: () => z.strictObject({ until: civilDate.meta({ title: '最后一天' }) }),
  output: () => z.strictObject({ id }),
  errors: ['own-record', 'conflict', 'out-of-range', 'busy'],
})
