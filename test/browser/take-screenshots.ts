import path from 'node:path'
import { type Screen, type ScreenSize, startPhones } from './harness/open-phone'

/** A picture of the README: whose screen, what is pressed to come there, from the tab where the person begins. */
interface Picture {
  readonly name: string
  readonly account: string
  readonly size: ScreenSize
  /** ids; one that ends with * is the first that begins so */
  readonly presses: readonly string[]
}

const PHONE = { width: 390, height: 844, scale: 1.5 }
const DESK = { width: 1280, height: 800 }
const PICTURES: readonly Picture[] = [
  { name: 'home', account: 'member', size: PHONE, presses: [] },
  {
    name: 'index-lines',
    account: 'member',
    size: PHONE,
    presses: ['tab-/pages/my-index/index', 'item-basic.volunteer'],
  },
  { name: 'approvals', account: 'secretary', size: PHONE, presses: [] },
  { name: 'notice', account: 'member', size: PHONE, presses: ['notice-*'] },
  { name: 'standings', account: 'works-staff', size: DESK, presses: ['organ-*'] },
]
const FOLDER = path.resolve(__dirname, '../../docs/screenshots')
const QUALITY = 80

/** Until nothing is being read any more, and what unfolds has unfolded. */
async function settled({ page }: Screen): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction("document.querySelectorAll('.taro_page_show .skeleton').length === 0")
  await page.waitForTimeout(500)
}

async function main(): Promise<void> {
  const base = `http://127.0.0.1:${process.env.PORT ?? '4100'}/`
  const phones = await startPhones()
  try {
    for (const { name, account, size, presses } of PICTURES) {
      const screen = await phones.open(base, size)
      await screen.at(`account-${account}`).click()
      await settled(screen)
      for (const id of presses) {
        const first = screen.page.locator(`[id^="${id.slice(0, -1)}"]:visible`).first()
        await (id.endsWith('*') ? first : screen.at(id)).click()
        await settled(screen)
      }
      await screen.page.screenshot({ path: path.join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: QUALITY })
      await screen.close()
      process.stdout.write(`${name}.jpg\n`)
    }
  } finally {
    await phones.close()
  }
}

void main()
