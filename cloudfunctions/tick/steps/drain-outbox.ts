import { leaseOutbox, settleMessage } from '../../operations/messages/lease-outbox'
import { sendReminder } from '../../operations/messages/send-reminder'
import type { Step } from '../job'

/** So many messages are leased at a time; a call to WeChat takes up to five seconds. */
const BATCH = 20

/** Sends what is due over WeChat. Without credentials nothing is touched: it stays in the outbox, for staff to see. */
export const drainOutbox: Step = {
  name: 'drain-outbox',
  async run({ context, cityId, sender, isTimeUp }) {
    if (sender === null) return null
    let handled = 0
    while (!isTimeUp()) {
      const messages = await leaseOutbox(context, cityId, ['hours-reminder'], BATCH)
      if (messages.length === 0) break
      for (const message of messages) {
        const end = isTimeUp()
          ? ({ state: 'untried', until: context.now(), error: null } as const)
          : await sendReminder(context, cityId, sender, message)
        await settleMessage(context, cityId, message, end)
        handled += 1
      }
    }
    return handled === 0 ? null : `处理消息 ${handled} 条`
  },
}
