import { civilDateAt } from '../../../shared/values/civil-date'
import { formatHours } from '../../../shared/values/hours'
import { inTransaction } from '../../store/in-transaction'
import type { SendSubscribeMessage, SubscribeOutcome } from '../../wechat/send-subscribe-message'
import type { OperationContext } from '../context'
import { tickCaller } from '../system-caller'
import type { LeasedMessage, MessageEnd } from './lease-outbox'
import { hoursReminder } from './message-content'

/** WeChat's sender with the template that reminders use; what the template's fields are called is the account's matter. */
export interface ReminderSender {
  readonly send: SendSubscribeMessage
  readonly appId: string
  readonly template: string
  /** names of the template's fields: what it is about, what is missing, and the day */
  readonly fields: { readonly title: string; readonly text: string; readonly day: string }
  /** opened by a tap on the message */
  readonly page: string
}

interface Way {
  readonly openId: string
  readonly creditId: string
}

/**
 * Carries one reminder over WeChat: takes one credit out of the ledger and notes that it is on its way before it calls,
 * so that a call whose outcome nobody knows is never made twice. A member who has accepted no message gets none; it
 * stands in the app all the same.
 */
export async function sendReminder(
  context: OperationContext,
  cityId: string,
  sender: ReminderSender,
  message: LeasedMessage,
): Promise<MessageEnd> {
  const content = hoursReminder.safeParse(message.content)
  if (!content.success || message.personId === null) return { state: 'dead', error: '消息内容不完整' }
  const way = await prepare(context, cityId, sender, message.id, message.personId)
  if (way === null) return { state: 'dead', error: '本人没有绑定微信或没有可用的订阅，只在小程序内显示' }
  const { volunteer, study } = content.data
  const short = [
    ...(volunteer === null ? [] : [`志愿差${formatHours(volunteer)}小时`]),
    ...(study === null ? [] : [`学习差${formatHours(study)}学时`]),
  ].join('，')
  const outcome = await sender.send({
    openId: way.openId,
    template: sender.template,
    page: sender.page,
    fields: {
      [sender.fields.title]: '本月进度提醒',
      [sender.fields.text]: short,
      [sender.fields.day]: civilDateAt(context.now()),
    },
  })
  if (outcome.kind === 'refused-for-now') await giveBack(context, cityId, way.creditId)
  return endOf(outcome)
}

function endOf(outcome: SubscribeOutcome): MessageEnd {
  switch (outcome.kind) {
    case 'sent':
      return { state: 'done' }
    case 'refused-for-now':
      return { state: 'retry', error: outcome.reason }
    case 'refused':
      return { state: 'dead', error: outcome.reason }
    case 'unknown':
      return { state: 'dead', error: '发送结果不明，不再自动重发' }
  }
}

/** The member's address and a credit spent on this message; null where there is none. */
async function prepare(
  context: OperationContext,
  cityId: string,
  sender: ReminderSender,
  messageId: string,
  personId: string,
): Promise<Way | null> {
  const now = new Date(context.now())
  return inTransaction(context.database, tickCaller(cityId), async (tx) => {
    const identity = await tx
      .selectFrom('identities')
      .select('open_id')
      .where('city_id', '=', cityId)
      .where('person_id', '=', personId)
      .where('app_id', '=', sender.appId)
      .executeTakeFirst()
    const credit = await tx
      .selectFrom('message_credits')
      .select('id')
      .where('city_id', '=', cityId)
      .where('person_id', '=', personId)
      .where('template', '=', sender.template)
      .where('spent_at', 'is', null)
      .orderBy('given_at')
      .limit(1)
      .forUpdate()
      .executeTakeFirst()
    if (!identity || !credit) return null
    await tx
      .updateTable('message_credits')
      .set({ spent_at: now, message_id: messageId })
      .where('city_id', '=', cityId)
      .where('id', '=', credit.id)
      .execute()
    await tx
      .updateTable('outbox')
      .set({ sending_at: now })
      .where('city_id', '=', cityId)
      .where('id', '=', messageId)
      .execute()
    return { openId: identity.open_id, creditId: credit.id }
  })
}

/** WeChat certainly did not send it, so the member's acceptance is not used up. */
async function giveBack(context: OperationContext, cityId: string, creditId: string): Promise<void> {
  await inTransaction(context.database, tickCaller(cityId), (tx) =>
    tx
      .updateTable('message_credits')
      .set({ spent_at: null, message_id: null })
      .where('city_id', '=', cityId)
      .where('id', '=', creditId)
      .execute(),
  )
}
