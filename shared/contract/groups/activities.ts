import { askLeave } from '../endpoints/ask-leave'
import { attestStudy } from '../endpoints/attest-study'
import { cancelActivity } from '../endpoints/cancel-activity'
import { changeActivity } from '../endpoints/change-activity'
import { checkIn } from '../endpoints/check-in'
import { closeActivity } from '../endpoints/close-activity'
import { correctAttendance } from '../endpoints/correct-attendance'
import { decideLeave } from '../endpoints/decide-leave'
import { keepDues } from '../endpoints/keep-dues'
import { listActivities } from '../endpoints/list-activities'
import { listMyActivities } from '../endpoints/list-my-activities'
import { listStudyAttestations } from '../endpoints/list-study-attestations'
import { openActivity } from '../endpoints/open-activity'
import { readActivity } from '../endpoints/read-activity'
import { readDues } from '../endpoints/read-dues'
import { readMyDues } from '../endpoints/read-my-dues'
import { recordAttendance } from '../endpoints/record-attendance'
import { reopenActivity } from '../endpoints/reopen-activity'
import { withdrawAttestation } from '../endpoints/withdraw-attestation'

/** Activities and attendance, dues, attested study. */
export const activityEndpoints = [
  openActivity,
  listActivities,
  listMyActivities,
  readActivity,
  changeActivity,
  cancelActivity,
  closeActivity,
  reopenActivity,
  recordAttendance,
  correctAttendance,
  checkIn,
  askLeave,
  decideLeave,
  keepDues,
  readDues,
  readMyDues,
  attestStudy,
  withdrawAttestation,
  listStudyAttestations,
] as const
