import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openModules } from './module-system'
import { type NativePage, type PageView, viewPage } from './page-view'
import { readTemplates } from './templates'
import { createWechat, type PhoneSettings, type Wechat } from './wechat'

/** How much a page sends to be drawn. */
export interface Sent {
  readonly route: string
  readonly bytes: number
}

export interface RunningApp extends Wechat {
  /** opens a page on top of those that are open; `query` comes as it was written, as WeChat hands it on */
  open(route: string, query?: Readonly<Record<string, string>>): Promise<PageView>
  /** opens what the app itself asked for last, as WeChat would */
  follow(): Promise<PageView>
  /** lets promises, timers and answers come, but waits for none longer than some thirty milliseconds */
  settle(): Promise<void>
  /** waits until something holds: answers come when the database has them. @throws Error with what never came */
  until(holds: () => boolean, what?: string): Promise<void>
  readonly sent: readonly Sent[]
  /** what was said to the console as warning or error */
  readonly complaints: readonly string[]
  close(): void
}

/** How long the app is given for what it waits for; less where it waits for nothing. */
const TURNS = 16
const TURN_MILLIS = 2
/** A timer that is due within this is waited for. */
const SOON_MILLIS = 1000
/** How long an answer may take on a busy machine. */
const PATIENCE_MILLIS = 12_000

/**
 * Runs a built mini-program in Node with only what WeChat gives: its module system, `wx`, timers, no `eval`, no browser.
 * @param directory the build, `dist/weapp`
 */
export function openApp(directory: string, settings: PhoneSettings): RunningApp {
  /** requests on their way */
  let asked = 0
  const answer: PhoneSettings['answer'] = async (request) => {
    asked += 1
    try {
      return await settings.answer(request)
    } finally {
      asked -= 1
    }
  }
  const wechat = createWechat({ ...settings, answer })
  const templates = readTemplates(directory)
  /** timers that run, and when they are due */
  const timers = new Map<NodeJS.Timeout, number>()
  const sent: Sent[] = []
  const complaints: string[] = []
  const pages: NativePage[] = []
  const made: { app?: Record<string, unknown>; page?: object } = {}

  const later =
    (set: typeof setTimeout | typeof setInterval) =>
    (run: (...values: unknown[]) => void, wait = 0, ...values: unknown[]) => {
      const timer = set(() => {
        if (set === setTimeout) timers.delete(timer)
        run(...values)
      }, wait)
      timers.set(timer, performance.now() + wait)
      return timer
    }
  const never = (timer: NodeJS.Timeout) => {
    timers.delete(timer)
    clearTimeout(timer)
  }
  const complain = (...said: unknown[]) => void complaints.push(said.map(String).join(' '))
  const silent = () => undefined
  const same = (behaviour: object) => behaviour
  const keepApp = (app: Record<string, unknown>) => {
    made.app = app
  }
  const keepPage = (page: object) => {
    made.page = page
  }
  const keepComponent = (component: object) => {
    made.page ??= component
  }
  const load = openModules(directory, {
    wx: wechat.wx,
    console: { log: silent, info: silent, debug: silent, warn: complain, error: complain },
    setTimeout: later(setTimeout),
    setInterval: later(setInterval),
    clearTimeout: never,
    clearInterval: never,
    App: keepApp,
    Page: keepPage,
    Component: keepComponent,
    Behavior: same,
    getApp: () => made.app,
    getCurrentPages: () => pages,
  })
  const registered = new Map<string, object | undefined>()
  const root = path.join(directory, 'app.js')
  const comesSoon = () => asked > 0 || [...timers.values()].some((due) => due < performance.now() + SOON_MILLIS)
  const settle = async () => {
    let quiet = 0
    for (let turn = 0; turn < TURNS && quiet < 2; turn++) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MILLIS))
      quiet = comesSoon() ? 0 : quiet + 1
    }
  }
  const until = async (holds: () => boolean, what = 'what was waited for') => {
    const end = performance.now() + PATIENCE_MILLIS
    while (!holds()) {
      if (performance.now() > end) throw new Error(`${what} never came; complaints: ${complaints.join('\n') || 'none'}`)
      await settle()
    }
  }
  const json = (file: string) => JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Record<string, unknown>

  load(root, './app')
  const start = { path: (json('app.json').pages as string[])[0], query: {}, scene: 1001 }
  for (const step of ['onLaunch', 'onShow']) (made.app?.[step] as ((options: object) => void) | undefined)?.(start)

  /** A page's module runs once, however often the page is opened. */
  const registeredBy = (route: string): object | undefined => {
    if (!registered.has(route)) {
      delete made.page
      load(root, `./${route}`)
      registered.set(route, made.page)
    }
    return registered.get(route)
  }
  const open = async (route: string, query: Readonly<Record<string, string>> = {}): Promise<PageView> => {
    requireComponents(directory, route, { ...usedBy(json('app.json')), ...usedBy(json(`${route}.json`)) })
    const page = instantiate(registeredBy(route), route, query, sent)
    for (const open of pages) open.onHide?.()
    pages.push(page)
    page.onLoad?.(query)
    page.onShow?.()
    await settle()
    page.onReady?.()
    await settle()
    return viewPage(page, templates, settle)
  }
  const follow = async (): Promise<PageView> => {
    const [kind = '', url = ''] = (wechat.routes.at(-1) ?? '').split(' ')
    if (kind === 'navigateBack') throw new Error('the app went back; the page below is already open')
    if (url === '') throw new Error('the app opened nothing')
    const leaving = kind === 'reLaunch' ? pages.splice(0) : kind === 'redirectTo' ? pages.splice(-1) : []
    for (const page of leaving) page.onUnload?.()
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    // WeChat hands the query on as it was written: what was percent-encoded stays so.
    const written = query.split('&').flatMap((one) => (one === '' ? [] : [one.split('=', 2) as [string, string]]))
    return open(route, Object.fromEntries(written))
  }
  const close = () => {
    for (const page of pages.splice(0)) page.onUnload?.()
    for (const timer of timers.keys()) clearTimeout(timer)
  }
  return { ...wechat, open, follow, settle, until, sent, complaints, close }
}

function usedBy(configuration: Record<string, unknown>): Record<string, string> {
  return (configuration.usingComponents ?? {}) as Record<string, string>
}

/** @throws Error when a component that the page names was not built */
function requireComponents(directory: string, route: string, used: Record<string, string>): void {
  for (const [tag, at] of Object.entries(used)) {
    const file = at.startsWith('/') ? path.join(directory, at) : path.resolve(directory, path.dirname(route), at)
    for (const part of ['.js', '.json', '.wxml']) {
      if (!existsSync(`${file}${part}`)) throw new Error(`${route}: ${tag} leads to no ${path.basename(file)}${part}`)
    }
  }
}

/** Makes a page as WeChat does: the registered object with data of its own and a `setData`. */
function instantiate(registered: object | undefined, route: string, query: object, sent: Sent[]): NativePage {
  if (!registered) throw new Error(`${route} registered no page`)
  const { methods = {}, data = {} } = registered as { methods?: object; data?: object }
  const state = JSON.parse(JSON.stringify(data)) as Record<string, unknown>
  const page = {
    ...methods,
    ...registered,
    route,
    options: query,
    data: state,
    setData(change: Record<string, unknown>, done?: () => void) {
      const text = JSON.stringify(change)
      sent.push({ route, bytes: Buffer.byteLength(text) })
      for (const [where, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) put(state, where, value)
      if (done) setTimeout(() => done.call(page), 0)
    },
  }
  return page as unknown as NativePage
}

/** Sets `root.cn.[0].v` as WeChat does. */
function put(state: Record<string, unknown>, where: string, value: unknown): void {
  const keys = where
    .replaceAll(/\.?\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop()
  let here = state
  for (const [at, key] of keys.entries()) {
    if (typeof here[key] !== 'object' || here[key] === null)
      here[key] = /^\d+$/.test(keys[at + 1] ?? last ?? '') ? [] : {}
    here = here[key] as Record<string, unknown>
  }
  if (last !== undefined) here[last] = value
}
