import { documentKinds } from '../../documents/document-kinds'
import { defineEndpoint, fileAnswer } from '../endpoint'
import { id } from '../values'

export const downloadDocument = defineEndpoint({
  name: 'downloadDocument',
  method: 'get',
  path: '/documents/{documentId}',
  summary: '下载一份公文或表',
  who: 'standings.read',
  params: { documentId: id },
  output: () => fileAnswer(...Object.values(documentKinds).map(({ type }) => type)),
  errors: [],
})
