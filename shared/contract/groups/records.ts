import { attachFile } from '../endpoints/attach-file'
import { decideRecords } from '../endpoints/decide-records'
import { downloadFile } from '../endpoints/download-file'
import { listRecords } from '../endpoints/list-records'
import { listWaiting } from '../endpoints/list-waiting'
import { mendRecord } from '../endpoints/mend-record'
import { readRecord } from '../endpoints/read-record'
import { reverseRecord } from '../endpoints/reverse-record'
import { submitRecord } from '../endpoints/submit-record'
import { uploadFile } from '../endpoints/upload-file'
import { withdrawRecord } from '../endpoints/withdraw-record'

/** Records on their way, what waits for a decision, and evidence. */
export const recordEndpoints = [
  submitRecord,
  mendRecord,
  withdrawRecord,
  decideRecords,
  reverseRecord,
  listRecords,
  readRecord,
  listWaiting,
  uploadFile,
  attachFile,
  downloadFile,
] as const
