import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type DemoPhones, openDemoPhones } from './harness/open-demo-phones'
import type { Screen } from './harness/open-phone'

const LONG = 600_000
const LEAST_TARGET = 44

/** Every page of a member that needs no id, with what its window is called. */
const PAGES: readonly (readonly [address: string, title: string])[] = [
  ['/pages/records/index', '我的记录'],
  ['/pages/my-index/index', '我的先锋指数'],
  ['/pages/mine/index', '我的'],
  ['/pages/log/index?kind=volunteer-hours', '记志愿服务'],
  ['/pages/log/index?kind=honour', '记表彰'],
  ['/pages/notices/index', '通报'],
  ['/pages/complaint/index', '提意见'],
  ['/pages/complaint/index?about=x&points=-1.00', '提出异议'],
  ['/pages/complaints/index', '意见与答复'],
  ['/pages/duties/index', '支部要做的事'],
  ['/pages/my-dues/index', '我的党费'],
  ['/pages/my-data/index', '我的资料'],
  ['/pages/home/index', '先锋堡垒'],
]

let demo: DemoPhones

beforeAll(async () => {
  demo = await openDemoPhones()
}, LONG)

afterAll(() => demo?.close())

// What runs in the page is written as text: the tests are compiled without a browser's own types.
const FAULTS = `(() => {
  const shown = document.querySelector('.taro_page_show:last-of-type') ?? document.body
  const low = [...shown.querySelectorAll('.press[tabindex]')].flatMap((one) => {
    const { width, height } = one.getBoundingClientRect()
    if (width === 0) return []
    const around = getComputedStyle(one, '::after')
    const high = around.position === 'absolute' ? Math.max(height, Number.parseFloat(around.height) || 0) : height
    return high + 0.5 < ${LEAST_TARGET} ? [(one.id || one.className) + ': ' + high + ' px high'] : []
  })
  const edge = shown.getBoundingClientRect().right + 0.5
  const wide = [...shown.querySelectorAll('*')].flatMap((one) => {
    const { width, right } = one.getBoundingClientRect()
    // Rows that move sideways are meant to reach beyond the screen.
    if (width === 0 || right <= edge || one.closest('.chips--scroll, .tabs') !== null) return []
    return [(one.id || one.className || one.tagName) + ': reaches ' + right + ' px of ' + edge]
  })
  return [...low, ...wide]
})()`
const GROUNDS = `(() => {
  const page = document.querySelector('.taro_page_show:last-of-type')
  return [page.querySelector('.theme'), page].map((one) => getComputedStyle(one).backgroundColor)
})()`

const titled = (screen: Screen, title: string) =>
  screen.page.waitForFunction(`document.title === ${JSON.stringify(title)}`)

/** Goes to an address as if it were typed, and waits until the page and what it reads are there. */
async function visit(screen: Screen, address: string, title: string): Promise<void> {
  await screen.page.goto(`${demo.base}#${address}`)
  await titled(screen, title)
  await screen.page.waitForFunction("document.querySelectorAll('.taro_page_show .skeleton').length === 0")
}

/** What a finger would miss: pressed parts lower than they must be, and what does not fit the screen's width. */
const faultsOf = (screen: Screen) => screen.page.evaluate<string[]>(FAULTS)

test(
  'an address leads to the log-in and back to itself; the browser goes back from page to page',
  async () => {
    const screen = await demo.open(`${demo.base}#/pages/complaint/index?about=${encodeURIComponent('党费登记')}`)
    await screen.at('account-member').click()
    await titled(screen, '提意见')
    await screen.saying('党费登记').waitFor()

    await visit(screen, '/pages/home/index', '先锋堡垒')
    await screen.at('log-volunteer-hours').click()
    await titled(screen, '记志愿服务')
    await screen.page.goBack()
    await titled(screen, '先锋堡垒')
    await screen.at('see-index').click()
    await titled(screen, '我的先锋指数')
    await screen.page.goBack()
    await titled(screen, '先锋堡垒')
    await screen.at('all-notices').click()
    await titled(screen, '通报')
    await screen.at('back').click()
    await titled(screen, '先锋堡垒')
    await screen.at('log-volunteer-hours').waitFor()
    await screen.close()
    expect(demo.complaints).toEqual([])
  },
  LONG,
)

test.each([
  { width: 390, height: 844, type: 1 },
  { width: 320, height: 640, type: 1.5 },
])(
  'every page opens at its address, fits $width px at $type times the type, and can be pressed',
  async ({ type, ...size }) => {
    const screen = await demo.open(demo.base, size)
    await screen.at('account-member').click()
    await screen.at('tab-/pages/mine/index').click()
    await screen.at(type === 1 ? 'type-1' : `type-${type}`).click()
    for (const [address, title] of PAGES) {
      await visit(screen, address, title)
      expect({ address, faults: await faultsOf(screen) }).toEqual({ address, faults: [] })
    }
    await screen.close()
    expect(demo.complaints).toEqual([])
  },
  LONG,
)

test(
  'beside the phone on a desktop lies the page’s own ground, in the dark too',
  async () => {
    const screen = await demo.open(demo.base, { width: 1280, height: 800 })
    await screen.at('account-member').click()
    for (const scheme of ['light', 'dark']) {
      await visit(screen, '/pages/mine/index', '我的')
      await screen.at(`scheme-${scheme}`).click()
      await visit(screen, '/pages/home/index', '先锋堡垒')
      const [ground, beside] = await screen.page.evaluate<string[]>(GROUNDS)
      expect(beside).toBe(ground)
    }
    await screen.close()
  },
  LONG,
)
