import * as z from 'zod'
import { type FileType, fileTypes, MOST_FILE_BYTES } from '../../records/file-types'
import { rowId } from '../answers'
import { defineEndpoint, fileBody } from '../endpoint'

const types = Object.keys(fileTypes) as [FileType, ...FileType[]]

export const uploadFile = defineEndpoint({
  name: 'uploadFile',
  method: 'post',
  path: '/files',
  summary: '上传一个附件（图片去除拍摄信息）',
  who: 'signed-in',
  body: () => fileBody(MOST_FILE_BYTES, ...types),
  output: () =>
    z.strictObject({
      id: rowId,
      type: z.enum(types).meta({ title: '类型' }),
      bytes: z.int().meta({ title: '字节数' }),
    }),
  errors: ['file-broken', 'conflict'],
})
