import { chooseReminders } from '../endpoints/choose-reminders'
import { keepCalendarYear } from '../endpoints/keep-calendar-year'
import { keepMessageCredits } from '../endpoints/keep-message-credits'
import { listCalendarYears } from '../endpoints/list-calendar-years'
import { listDuties } from '../endpoints/list-duties'
import { listJobs } from '../endpoints/list-jobs'
import { listMyMessages } from '../endpoints/list-my-messages'
import { listOutbox } from '../endpoints/list-outbox'
import { markDuty } from '../endpoints/mark-duty'
import { markMessageSeen } from '../endpoints/mark-message-seen'
import { readReminderChoice } from '../endpoints/read-reminder-choice'

/** What falls due, what the timer does about it, and the messages that follow. */
export const messageEndpoints = [
  listMyMessages,
  markMessageSeen,
  readReminderChoice,
  chooseReminders,
  keepMessageCredits,
  listOutbox,
  listJobs,
  listCalendarYears,
  keepCalendarYear,
  listDuties,
  markDuty,
] as const
