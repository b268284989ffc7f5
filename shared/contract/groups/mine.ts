import { answerComplaint } from '../endpoints/answer-complaint'
import { exportMyData } from '../endpoints/export-my-data'
import { listComplaints } from '../endpoints/list-complaints'
import { makeComplaint } from '../endpoints/make-complaint'
import { readMyData } from '../endpoints/read-my-data'

/** What is held about the caller, and complaints. */
export const mineEndpoints = [readMyData, exportMyData, makeComplaint, listComplaints, answerComplaint] as const
