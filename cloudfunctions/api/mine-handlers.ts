import type { contract } from '../../shared/contract/contract'
import { answerComplaint } from '../operations/complaints/answer-complaint'
import { listComplaints } from '../operations/complaints/list-complaints'
import { makeComplaint } from '../operations/complaints/make-complaint'
import type { OperationContext } from '../operations/context'
import { exportMyData } from '../operations/mine/export-my-data'
import { listWaiting } from '../operations/mine/list-waiting'
import { readMyData } from '../operations/mine/read-my-data'
import type { Handlers } from './handlers'

type MineEndpoints = Pick<
  typeof contract,
  'listWaiting' | 'readMyData' | 'exportMyData' | 'makeComplaint' | 'listComplaints' | 'answerComplaint'
>

/** What waits for somebody, everything held about them, and complaints with their answers. */
export function createMineHandlers(context: OperationContext): Handlers<MineEndpoints> {
  return {
    listWaiting: (_, caller) => listWaiting(context, caller),
    readMyData: (_, caller) => readMyData(context, caller),
    exportMyData: (_, caller) => exportMyData(context, caller),
    makeComplaint: ({ body }, caller) => makeComplaint(context, caller, body),
    listComplaints: ({ query }, caller) => listComplaints(context, caller, query),
    answerComplaint: ({ params, body }, caller) =>
      answerComplaint(context, caller, { id: params.complaintId, ...body }),
  }
}
