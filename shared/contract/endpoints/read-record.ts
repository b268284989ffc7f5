import * as z from 'zod'
import { recordContent } from '../../records/contents'
import { type FileType, fileTypes } from '../../records/file-types'
import { revision, rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { listedRecord, recordState } from '../record-answers'
import { id, instant } from '../values'

export const readRecord = defineEndpoint({
  name: 'readRecord',
  method: 'get',
  path: '/records/{recordId}',
  summary: '一条记录和它的每次改动',
  who: 'record.read',
  params: { recordId: id },
  output: () =>
    z.strictObject({
      ...listedRecord,
      authorName: z.string().meta({ title: '填报人' }),
      history: z
        .array(
          z.strictObject({
            revision,
            state: recordState,
            record: recordContent,
            changedBy: rowId,
            changedByName: z.string().meta({ title: '改动人' }),
            changedAt: instant,
            reason: z.string().nullable().meta({ title: '原因' }),
          }),
        )
        .readonly(),
      files: z
        .array(
          z.strictObject({
            id: rowId,
            type: z.enum(Object.keys(fileTypes) as [FileType, ...FileType[]]),
            bytes: z.int(),
          }),
        )
        .readonly(),
    }),
  errors: [],
})
