import * as z from 'zod'
import { MOST_ROSTER_BYTES, ROSTER_TYPES } from '../../people/roster'
import { clientId } from '../activities'
import { defineEndpoint, fileBody } from '../endpoint'
import { previewHash, rosterCounts } from '../roster'

export const confirmRoster = defineEndpoint({
  name: 'confirmRoster',
  method: 'post',
  path: '/roster/confirm',
  summary: '确认一份预览过的花名册：再交同一份文件，写明预览编号；文件或人员情况有变则不写入',
  who: 'people.keep',
  query: () => ({ preview: previewHash, clientId }),
  body: () => fileBody(MOST_ROSTER_BYTES, ...ROSTER_TYPES),
  output: () => z.strictObject({ counts: rosterCounts }),
  errors: ['file-broken', 'too-many', 'revision-conflict', 'idempotency-mismatch', 'busy'],
})
