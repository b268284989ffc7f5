import * as z from 'zod'
import { outboxState } from '../../messages/outbox-states'
import { rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { instant, page, pageQuery } from '../values'

export const listOutbox = defineEndpoint({
  name: 'listOutbox',
  method: 'get',
  path: '/outbox',
  summary: '所辖的待发、已发和不再发送的消息',
  who: 'outbox.read',
  query: () => ({ state: outboxState.optional(), ...pageQuery }),
  output: () =>
    page(
      z.strictObject({
        id: z.string().meta({ title: '消息编号' }),
        kind: z.string().meta({ title: '种类' }),
        personId: rowId.nullable(),
        personName: z.string().nullable().meta({ title: '收件人' }),
        text: z.string().meta({ title: '内容' }),
        state: outboxState,
        madeAt: instant,
        dueAt: instant,
        attempts: z.int().meta({ title: '已试次数' }),
        lastError: z.string().nullable().meta({ title: '最近一次没有发出的原因' }),
      }),
    ),
  errors: [],
})
