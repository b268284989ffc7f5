import { type Configuration, readConfiguration } from '../deployed/configuration'
import { openDeployed } from '../deployed/open-deployed'
import { createAccessTokens } from '../wechat/access-token'
import { createSendSubscribeMessage } from '../wechat/send-subscribe-message'
import { createTick, type Tick } from './create-tick'
import type { TickContext, TickLine } from './job'

/** Well before the platform ends the call; what is left waits for the next one. */
const LIMIT_MILLISECONDS = 45_000
/** What a tap on a reminder opens. */
const PAGE = 'pages/home/index'

interface Opened {
  readonly tick: Tick
  close(): Promise<void>
}

let opened: Promise<Opened> | undefined

/**
 * The timer function. It reads nothing of its event: whoever calls it does no more than the timer would, and what was
 * done at an instant is not done again. An instance keeps its connections between two calls.
 * @throws ConfigurationError
 */
export async function main(): Promise<TickLine[]> {
  opened ??= open()
  try {
    return await (await opened).tick.runTick()
  } catch (error) {
    const before = opened
    opened = undefined
    await before.then(({ close }) => close()).catch(() => undefined)
    throw error
  }
}

async function open(): Promise<Opened> {
  const { values, files, reminders } = readConfiguration('tick', process.env)
  const context = await openDeployed(values.DATABASE_URL, files)
  const tick = createTick({
    ...context,
    sender: senderOf(reminders, context.now),
    limitMilliseconds: LIMIT_MILLISECONDS,
    elapsed: () => performance.now(),
    log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  })
  return { tick, close: context.database.close }
}

function senderOf(reminders: Configuration<never>['reminders'], now: () => number): TickContext['sender'] {
  if (reminders === null) return null
  const account = { appId: reminders.WECHAT_APP_ID, secret: reminders.WECHAT_APP_SECRET }
  const [title = '', text = '', day = ''] = reminders.REMINDER_FIELDS.split(',')
  return {
    send: createSendSubscribeMessage({}, createAccessTokens(account, now)),
    appId: account.appId,
    template: reminders.REMINDER_TEMPLATE,
    fields: { title, text, day },
    page: PAGE,
  }
}
