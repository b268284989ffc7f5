import type { Migration } from 'kysely'
import { up as citiesAndOrganisations } from './0001-cities-and-organisations'
import { up as people } from './0002-people'
import { up as recordsAndActivities } from './0003-records-and-activities'
import { up as findingsAndDuties } from './0004-findings-and-duties'
import { up as adoptionsAndScores } from './0005-adoptions-and-scores'
import { up as filesOutboxAndAudit } from './0006-files-outbox-and-audit'
import { up as peopleAndSessions } from './0010-people-and-sessions'
import { up as attendanceInFull } from './0013-attendance-in-full'
import { up as findingsInFull } from './0016-findings-in-full'
import { up as noticesAndJobs } from './0020-notices-and-jobs'
import { up as documents } from './0024-documents'
import { up as activitiesByLecturer } from './0025-activities-by-lecturer'
import { up as mattersStayInTheCompartment } from './0030-matters-stay-in-the-compartment'
import { up as leavingTheCity } from './0031-leaving-the-city'
import { up as groupsOfABranch } from './0110-groups-of-a-branch'
import { up as oneWayToTheCity } from './0111-one-way-to-the-city'

/** Every change of the schema in order; a change that ran is never edited, the next one follows it. */
export const migrations: Record<string, Migration> = {
  '0001-cities-and-organisations': { up: citiesAndOrganisations },
  '0002-people': { up: people },
  '0003-records-and-activities': { up: recordsAndActivities },
  '0004-findings-and-duties': { up: findingsAndDuties },
  '0005-adoptions-and-scores': { up: adoptionsAndScores },
  '0006-files-outbox-and-audit': { up: filesOutboxAndAudit },
  '0010-people-and-sessions': { up: peopleAndSessions },
  '0013-attendance-in-full': { up: attendanceInFull },
  '0016-findings-in-full': { up: findingsInFull },
  '0020-notices-and-jobs': { up: noticesAndJobs },
  '0024-documents': { up: documents },
  '0025-activities-by-lecturer': { up: activitiesByLecturer },
  '0030-matters-stay-in-the-compartment': { up: mattersStayInTheCompartment },
  '0031-leaving-the-city': { up: leavingTheCity },
  '0110-groups-of-a-branch': { up: groupsOfABranch },
  '0111-one-way-to-the-city': { up: oneWayToTheCity },
}
