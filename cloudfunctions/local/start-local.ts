import path from 'node:path'
import { AppError } from '../../shared/values/app-error'
import { listen } from '../api/listen'
import { openDirectoryStore } from '../files/directory-store'
import { openDatabase } from '../store/open-database'
import type { Tables } from '../store/tables'
import { buildPages } from './build-pages'
import { createLocalApp } from './create-local-app'
import type { CityScale } from './demo-city/city-plan'
import { demoAccounts } from './demo-city/demo-accounts'
import { holdAlone } from './demo-city/hold-alone'
import { openDemo } from './demo-city/open-demo'
import { showStandings } from './demo-city/show-standings'
import type { DemoAccount } from './log-in-by-demo-account'
import { tickEachMinute } from './tick-each-minute'

export interface LocalSettings {
  /** a PostgreSQL; without it the embedded database in `dataDir` */
  readonly url: string | undefined
  readonly dataDir: string
  /** 0 takes a free one */
  readonly port: number
  readonly scale: CityScale
  /** the project whose phone interface is built and served; null serves the API alone */
  readonly root: string | null
  /** milliseconds since 1970-01-01T00:00Z by the machine's clock */
  readonly realNow: () => number
  readonly say: (line: string) => void
}

export interface Local {
  readonly port: number
  close(): Promise<void>
}

/** Starts everything on this machine: the demo city, the API, the timer and the phone interface, at 127.0.0.1 alone. */
export async function startLocal(settings: LocalSettings): Promise<Local> {
  const { url, dataDir, port, root, say } = settings
  const database = await openDatabase<Tables>(url ? { url } : { dataDir })
  try {
    const release = await holdAlone(database)
    // The build is a process of its own and works beside the founding.
    const [built, context] = await Promise.all([
      root === null ? false : buildPages(root, say),
      openDemo(database, openDirectoryStore(path.join(dataDir, 'files')), settings),
    ])
    const accounts = await demoAccounts(context)
    const app = createLocalApp(context, accounts, built && root !== null ? path.join(root, 'dist', 'h5') : null)
    const server = await listen(app, port, '127.0.0.1').catch(portTaken(port))
    await tell(context, accounts, server.port, say)
    const stopTicking = tickEachMinute(context, say)
    return {
      port: server.port,
      async close() {
        await server.close()
        await stopTicking()
        release()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function portTaken(port: number) {
  return (error: unknown): never => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw taken ? new AppError('conflict', `端口 ${port} 已被占用，请用 PORT 另指定一个`) : error
  }
}

async function tell(
  context: Parameters<typeof showStandings>[0],
  accounts: readonly DemoAccount[],
  port: number,
  say: (line: string) => void,
): Promise<void> {
  say('')
  say(`先锋堡垒已启动：http://localhost:${port}（接口说明 /openapi.json）`)
  say('演示账号（在登录页选，不用密码）：')
  for (const { account, label } of accounts) say(`  ${account.padEnd(18)} ${label}`)
  const staff = accounts.find(({ account }) => account === 'works-staff')
  for (const line of staff ? await showStandings(context, staff) : []) say(line)
  say('按 Ctrl+C 停止')
}
