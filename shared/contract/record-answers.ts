import * as z from 'zod'
import { recordContent } from '../records/contents'
import { type RecordKind, recordKinds } from '../records/kinds'
import { type RecordState, recordStates } from '../records/states'
import { revision, rowId } from './answers'
import { civilDate, instant } from './values'

export const recordState = z.enum(Object.keys(recordStates) as [RecordState, ...RecordState[]]).meta({ title: '状态' })
export const recordKind = z.enum(Object.keys(recordKinds) as [RecordKind, ...RecordKind[]]).meta({ title: '种类' })

/** What a step with a record answers with. */
export const recordStep = z.strictObject({ id: rowId, revision, state: recordState })

/** A record as lists show it. */
export const listedRecord = {
  id: rowId,
  personId: rowId,
  personName: z.string().meta({ title: '姓名' }),
  authorId: rowId.meta({ title: '填报人' }),
  branchId: rowId,
  kind: recordKind,
  happenedOn: civilDate,
  record: recordContent,
  state: recordState,
  revision,
  submittedAt: instant,
}
