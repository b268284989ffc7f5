import * as z from 'zod'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { id } from '../values'

export const attachFile = defineEndpoint({
  name: 'attachFile',
  method: 'put',
  path: '/records/{recordId}/files/{fileId}',
  summary: '把附件附到记录上',
  who: 'record.submit',
  params: { recordId: id, fileId: id },
  output: () => z.strictObject({ id: rowId }),
  errors: ['conflict'],
})
