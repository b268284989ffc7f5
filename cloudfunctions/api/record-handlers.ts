import type { contract } from '../../shared/contract/contract'
import type { OperationContext } from '../operations/context'
import { attachFile } from '../operations/files/attach-file'
import { downloadFile } from '../operations/files/download-file'
import { uploadFile } from '../operations/files/upload-file'
import { decideRecords } from '../operations/records/decide-records'
import { listRecords } from '../operations/records/list-records'
import { mendRecord } from '../operations/records/mend-record'
import { readRecord } from '../operations/records/read-record'
import { reverseRecord } from '../operations/records/reverse-record'
import { submitRecord } from '../operations/records/submit-record'
import { withdrawRecord } from '../operations/records/withdraw-record'
import type { Handlers } from './handlers'

type RecordEndpoints = Pick<
  typeof contract,
  | 'submitRecord'
  | 'listRecords'
  | 'readRecord'
  | 'decideRecords'
  | 'mendRecord'
  | 'withdrawRecord'
  | 'reverseRecord'
  | 'uploadFile'
  | 'attachFile'
  | 'downloadFile'
>

/** Records from submission to reversal, and the files that prove them. */
export function createRecordHandlers(context: OperationContext): Handlers<RecordEndpoints> {
  return {
    submitRecord: ({ body }, caller) => submitRecord(context, caller, body),
    listRecords: ({ query }, caller) => listRecords(context, caller, query),
    readRecord: ({ params }, caller) => readRecord(context, caller, { id: params.recordId }),
    decideRecords: async ({ body }, caller) => ({ items: await decideRecords(context, caller, body) }),
    mendRecord: ({ params, body }, caller) => mendRecord(context, caller, { id: params.recordId, ...body }),
    withdrawRecord: ({ params, body }, caller) => withdrawRecord(context, caller, { id: params.recordId, ...body }),
    reverseRecord: ({ params, body }, caller) => reverseRecord(context, caller, { id: params.recordId, ...body }),
    uploadFile: ({ body }, caller) => uploadFile(context, caller, body),
    attachFile: ({ params }, caller) => attachFile(context, caller, params),
    downloadFile: ({ params }, caller) => downloadFile(context, caller, { id: params.fileId }),
  }
}
