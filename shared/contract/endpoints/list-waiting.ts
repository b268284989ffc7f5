import * as z from 'zod'
import { revision, rowId } from '../answers'
import { defineEndpoint } from '../endpoint'
import { listedRecord } from '../record-answers'
import { civilDate, instant } from '../values'

const { id, personId, personName, branchId, happenedOn, record, state } = listedRecord
const some = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ count: z.int().meta({ title: '件数' }), items: z.array(item).readonly() })

export const listWaiting = defineEndpoint({
  name: 'listWaiting',
  method: 'get',
  path: '/mine/waiting',
  summary: '等我办的事',
  who: 'signed-in',
  output: () =>
    z.strictObject({
      records: some(z.strictObject({ id, personId, personName, branchId, happenedOn, record, state, revision })),
      leave: some(
        z.strictObject({
          activityId: rowId,
          title: z.string().meta({ title: '活动' }),
          heldOn: civilDate,
          personId,
          personName,
          reason: z.string().nullable().meta({ title: '请假理由' }),
        }),
      ),
      complaints: some(
        z.strictObject({ id: rowId, text: z.string().meta({ title: '意见' }), madeAt: instant, revision }),
      ),
    }),
  errors: [],
})
