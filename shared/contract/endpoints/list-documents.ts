import * as z from 'zod'
import { documentKinds, documentStates } from '../../documents/document-kinds'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { instant } from '../values'

const oneOf = <Key extends string>(names: Readonly<Record<Key, unknown>>) =>
  z.enum(Object.keys(names) as [Key, ...Key[]])

export const listDocuments = defineEndpoint({
  name: 'listDocuments',
  method: 'get',
  path: '/documents',
  summary: '可下载或正在制作的公文和表，新的在前，至多 50 份',
  who: 'standings.read',
  output: () =>
    z.strictObject({
      items: z
        .array(
          z.strictObject({
            id: rowId,
            kind: oneOf(documentKinds).meta({ title: '种类' }),
            state: oneOf(documentStates).meta({ title: '状态' }),
            noticeId: rowId.nullable().meta({ title: '通报' }),
            noticeTitle: z.string().nullable().meta({ title: '通报标题' }),
            organisationName: z.string().nullable().meta({ title: '通报的组织' }),
            year: z.int().nullable().meta({ title: '年度' }),
            askedAt: instant,
            bytes: z.int().nullable().meta({ title: '字节数' }),
          }),
        )
        .meta({ title: '公文和表' }),
    }),
  errors: [],
})
