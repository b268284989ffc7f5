import path from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { findBrowser } from './find-browser'

/** One person's screen, as a person sees and touches it. */
export interface Screen {
  readonly page: Page
  /** what can be seen now under an id; pages below the open one stay in the document, but not in sight */
  at(id: string): Locator
  /** where words stand that can be seen now */
  saying(words: string | RegExp): Locator
  close(): Promise<void>
}

export interface ScreenSize {
  readonly width: number
  readonly height: number
  /** dots a pixel; 1 unless said */
  readonly scale?: number
}

export interface Phones {
  /** @param base where the app is served */
  open(base: string, size?: ScreenSize): Promise<Screen>
  /** everything that went wrong on any screen: console errors, exceptions, answers of 400 and above */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

const PHONE = { width: 390, height: 844 }
const FONT = require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2')
const FONT_FACE = `@font-face { font-family: 'PingFang SC'; src: url('/${path.basename(FONT)}') format('woff2') }`

/** Starts a browser in which every person has a screen of their own. */
export async function startPhones(): Promise<Phones> {
  const { executablePath, env } = findBrowser()
  const browser: Browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  })
  const complaints: string[] = []
  return {
    complaints,
    open: (base, size = PHONE) => openScreen(browser, base, size, complaints),
    close: () => browser.close(),
  }
}

async function openScreen(
  browser: Browser,
  base: string,
  { scale = 1, ...viewport }: ScreenSize,
  complaints: string[],
): Promise<Screen> {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  // A machine may have no Chinese font; with one font everywhere, what fits here fits there.
  await context.route(`**/${path.basename(FONT)}`, (route) => route.fulfill({ path: FONT }))
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
  page.on('requestfailed', (request) => complaints.push(`no answer: ${request.method()} ${request.url()}`))
  page.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.request().method()} ${answer.url()}`)
  })
  await page.goto(base)
  await page.addStyleTag({ content: FONT_FACE })
  return {
    page,
    at: (id) => page.locator(`[id="${id}"]:visible`).first(),
    saying: (words) => page.getByText(words).locator('visible=true').first(),
    close: () => context.close(),
  }
}
