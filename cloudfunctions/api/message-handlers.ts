import type { contract } from '../../shared/contract/contract'
import type { messageEndpoints } from '../../shared/contract/groups/messages'
import { keepCalendarYear, listCalendarYears } from '../operations/calendar/calendar-years'
import type { OperationContext } from '../operations/context'
import { listDuties } from '../operations/duties/list-duties'
import { markDuty } from '../operations/duties/mark-duty'
import { listJobs } from '../operations/jobs/list-jobs'
import { keepMessageCredits } from '../operations/messages/keep-message-credits'
import { listMyMessages } from '../operations/messages/list-my-messages'
import { listOutbox } from '../operations/messages/list-outbox'
import { markMessageSeen } from '../operations/messages/mark-message-seen'
import { chooseReminders, readReminderChoice } from '../operations/messages/reminder-choice'
import type { Handlers } from './handlers'

type MessageEndpoints = Pick<typeof contract, (typeof messageEndpoints)[number]['name']>

/** Messages, the timer's jobs, the calendar and what falls due by it. */
export function createMessageHandlers(context: OperationContext): Handlers<MessageEndpoints> {
  return {
    listMyMessages: ({ query }, caller) => listMyMessages(context, caller, query),
    markMessageSeen: ({ params }, caller) => markMessageSeen(context, caller, { id: params.messageId }),
    readReminderChoice: (_, caller) => readReminderChoice(context, caller),
    chooseReminders: ({ body }, caller) => chooseReminders(context, caller, body),
    keepMessageCredits: ({ body }, caller) => keepMessageCredits(context, caller, body),
    listOutbox: ({ query }, caller) => listOutbox(context, caller, query),
    listJobs: ({ query }, caller) => listJobs(context, caller, query),
    listCalendarYears: (_, caller) => listCalendarYears(context, caller),
    keepCalendarYear: ({ params, body }, caller) => keepCalendarYear(context, caller, { year: params.year, ...body }),
    listDuties: ({ query }, caller) => listDuties(context, caller, query),
    markDuty: ({ params, body }, caller) =>
      markDuty(context, caller, { organisationId: params.organisationId, ...body }),
  }
}
