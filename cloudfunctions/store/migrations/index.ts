import type { Migration } from 'kysely'
import * as citiesAndOrganisations from './0001-cities-and-organisations'
import * as people from './0002-people'
import * as recordsAndActivities from './0003-records-and-activities'
import * as findingsAndDuties from './0004-findings-and-duties'
import * as adoptionsAndScores from './0005-adoptions-and-scores'
import * as filesOutboxAndAudit from './0006-files-outbox-and-audit'
import * as peopleAndSessions from './0010-people-and-sessions'
import * as attendanceInFull from './0013-attendance-in-full'
import * as findingsInFull from './0016-findings-in-full'

/** Every change of the schema in order; a change that ran is never edited, the next one follows it. */
export const migrations: Record<string, Migration> = {
  '0001-cities-and-organisations': citiesAndOrganisations,
  '0002-people': people,
  '0003-records-and-activities': recordsAndActivities,
  '0004-findings-and-duties': findingsAndDuties,
  '0005-adoptions-and-scores': adoptionsAndScores,
  '0006-files-outbox-and-audit': filesOutboxAndAudit,
  '0010-people-and-sessions': peopleAndSessions,
  '0013-attendance-in-full': attendanceInFull,
  '0016-findings-in-full': findingsInFull,
}
