import path from 'node:path'
import { listen } from '../../../cloudfunctions/api/listen'
import { openSmallDemoApp } from '../../local/small-demo-app'
import { type Phones, startPhones } from './open-phone'

const PAGES = path.resolve(__dirname, '../../../dist/h5')

/** The small demo city behind its built pages, and people's screens before them. */
export interface DemoPhones extends Phones {
  /** where the pages are served */
  readonly base: string
  /** what the timers do each minute, at once. @throws Error when a job failed */
  tick(): Promise<void>
}

/** Opens the demo city, serves it at a free port and starts a browser; `close` ends all three. */
export async function openDemoPhones(): Promise<DemoPhones> {
  const ends: (() => Promise<void>)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const demo = await openSmallDemoApp(PAGES)
    ends.push(demo.close)
    const server = await listen(demo.app, 0, '127.0.0.1')
    ends.push(server.close)
    const phones = await startPhones()
    ends.push(phones.close)
    return { ...phones, base: `http://127.0.0.1:${server.port}/`, tick: demo.tick, close }
  } catch (error) {
    await close()
    throw error
  }
}
