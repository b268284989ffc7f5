import type { contract } from '../../shared/contract/contract'
import type { activityEndpoints } from '../../shared/contract/groups/activities'
import { askLeave } from '../operations/activities/ask-leave'
import { cancelActivity } from '../operations/activities/cancel-activity'
import { changeActivity } from '../operations/activities/change-activity'
import { checkIn } from '../operations/activities/check-in'
import { closeActivity } from '../operations/activities/close-activity'
import { correctAttendance } from '../operations/activities/correct-attendance'
import { decideLeave } from '../operations/activities/decide-leave'
import { listActivities } from '../operations/activities/list-activities'
import { openActivity } from '../operations/activities/open-activity'
import { readActivity } from '../operations/activities/read-activity'
import { recordAttendance } from '../operations/activities/record-attendance'
import { reopenActivity } from '../operations/activities/reopen-activity'
import type { OperationContext } from '../operations/context'
import { keepDues } from '../operations/dues/keep-dues'
import { readDues } from '../operations/dues/read-dues'
import { attestStudy } from '../operations/study/attest-study'
import { listStudyAttestations } from '../operations/study/list-study-attestations'
import { withdrawAttestation } from '../operations/study/withdraw-attestation'
import type { Handlers } from './handlers'

type ActivityEndpoints = Pick<typeof contract, (typeof activityEndpoints)[number]['name']>

/** Activities and attendance, dues, attested study. */
export function createActivityHandlers(context: OperationContext): Handlers<ActivityEndpoints> {
  return {
    openActivity: ({ body }, caller) => openActivity(context, caller, body),
    listActivities: ({ query }, caller) => listActivities(context, caller, { ...query, whose: 'scope' }),
    listMyActivities: ({ query }, caller) => listActivities(context, caller, { ...query, whose: 'own' }),
    readActivity: ({ params }, caller) => readActivity(context, caller, { id: params.activityId }),
    changeActivity: ({ params, body }, caller) => changeActivity(context, caller, { ...body, id: params.activityId }),
    cancelActivity: ({ params, body }, caller) => cancelActivity(context, caller, { ...body, id: params.activityId }),
    closeActivity: ({ params, body }, caller) => closeActivity(context, caller, { ...body, id: params.activityId }),
    reopenActivity: ({ params, body }, caller) => reopenActivity(context, caller, { ...body, id: params.activityId }),
    recordAttendance: ({ params, body }, caller) =>
      recordAttendance(context, caller, { ...body, id: params.activityId }),
    correctAttendance: ({ params, body }, caller) =>
      correctAttendance(context, caller, { ...body, id: params.activityId }),
    checkIn: ({ params, body }, caller) => checkIn(context, caller, { ...body, id: params.activityId }),
    askLeave: ({ params, body }, caller) => askLeave(context, caller, { ...body, id: params.activityId }),
    decideLeave: ({ params, body }, caller) => decideLeave(context, caller, { ...body, id: params.activityId }),
    keepDues: ({ body }, caller) => keepDues(context, caller, body),
    readDues: async ({ query }, caller) => ({ people: await readDues(context, caller, query) }),
    readMyDues: async ({ query }, caller) => ({
      people: await readDues(context, caller, { branchId: null, year: query.year }),
    }),
    attestStudy: ({ body }, caller) => attestStudy(context, caller, body),
    withdrawAttestation: ({ body }, caller) => withdrawAttestation(context, caller, body),
    listStudyAttestations: ({ query }, caller) => listStudyAttestations(context, caller, query),
  }
}
