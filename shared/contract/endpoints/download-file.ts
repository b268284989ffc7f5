import { fileTypes } from '../../records/file-types'
import { defineEndpoint, fileAnswer } from '../endpoint'
import { id } from '../values'

export const downloadFile = defineEndpoint({
  name: 'downloadFile',
  method: 'get',
  path: '/files/{fileId}',
  summary: '下载一个附件',
  who: 'signed-in',
  params: { fileId: id },
  output: () => fileAnswer(...Object.keys(fileTypes)),
  errors: [],
})
