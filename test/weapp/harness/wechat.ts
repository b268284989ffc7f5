/** What `wx.request` is given. */
export interface WechatRequest {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, string>>
  readonly data?: string | ArrayBuffer | undefined
  readonly responseType?: string
}

export interface WechatResponse {
  readonly statusCode: number
  readonly header: Readonly<Record<string, string>>
  readonly data: unknown
}

/** Answers what the app sends. Rejecting is a network that fails. */
export type Answerer = (request: WechatRequest) => Promise<WechatResponse>

type Options = Record<string, unknown> & {
  success?: (value: unknown) => void
  fail?: (error: { errMsg: string }) => void
  complete?: (value: unknown) => void
}

export interface Wechat {
  /** the `wx` of the app */
  readonly wx: object
  readonly storage: Map<string, unknown>
  /** what the app opened: `navigateTo /pages/…` */
  readonly routes: string[]
  /** what the app wrote on the phone, by its place */
  readonly files: Map<string, Uint8Array>
  /** what it handed to a chat, by its place */
  readonly shared: string[]
  /** what it asked of `wx` that is not here */
  readonly unknown: Set<string>
}

export interface PhoneSettings {
  readonly answer: Answerer
  readonly fontSizeSetting?: number
  readonly theme?: 'light' | 'dark'
  /** what `wx.login` gives */
  readonly loginCode?: string
  /** more of `wx`: files, for the pages that take and give them */
  readonly more?: Readonly<Record<string, unknown>>
}

const SCREEN = {
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
}
const CAPSULE = { top: 50, height: 32, width: 87, left: 290, right: 377, bottom: 82 }

/** As much of WeChat's `wx` as the app uses, on one phone. */
export function createWechat(settings: PhoneSettings): Wechat {
  const storage = new Map<string, unknown>()
  const routes: string[] = []
  const files = new Map<string, Uint8Array>()
  const shared: string[] = []
  const unknown = new Set<string>()
  const app = {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    language: 'zh_CN',
    theme: settings.theme ?? 'light',
    fontSizeSetting: settings.fontSizeSetting ?? 16,
  }
  const device = { platform: 'ios', system: 'iOS 17', brand: 'phone', model: 'phone' }
  const launch = { path: '', query: {}, scene: 1001 }
  const route = (kind: string) => (options: Options & { url?: string }) => {
    routes.push(`${kind} ${options.url ?? ''}`.trim())
    return settle(options, {})
  }
  const known: Record<string, unknown> = {
    getSystemInfoSync: () => ({ ...SCREEN, ...app, ...device }),
    getWindowInfo: () => SCREEN,
    getDeviceInfo: () => device,
    getAppBaseInfo: () => app,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getAccountInfoSync: () => ({ miniProgram: { envVersion: 'develop' } }),
    getMenuButtonBoundingClientRect: () => CAPSULE,
    canIUse: () => true,
    nextTick: (run: () => void) => void Promise.resolve().then(run),
    onAppShow: () => undefined,
    onAppHide: () => undefined,
    onThemeChange: () => undefined,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10_240 }),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFile: (options: Options & { filePath: string; data: ArrayBuffer }) => {
        files.set(options.filePath, new Uint8Array(options.data))
        settle(options, {})
      },
    }),
    shareFileMessage: (options: Options & { filePath: string }) => {
      shared.push(options.filePath)
      return settle(options, {})
    },
    login: (options: Options) => settle(options, { code: settings.loginCode ?? 'wechat-code', errMsg: 'login:ok' }),
    setBackgroundColor: (options: Options) => settle(options, {}),
    setBackgroundTextStyle: (options: Options) => settle(options, {}),
    setNavigationBarTitle: (options: Options) => settle(options, {}),
    stopPullDownRefresh: (options?: Options) => settle(options ?? {}, {}),
    pageScrollTo: (options: Options) => settle(options, {}),
    navigateTo: route('navigateTo'),
    redirectTo: route('redirectTo'),
    reLaunch: route('reLaunch'),
    navigateBack: route('navigateBack'),
    request: (options: Options & WechatRequest) => sendRequest(settings.answer, options),
    ...settings.more,
  }
  const wx = new Proxy(known, {
    get: (target, name) => {
      if (typeof name === 'string' && !(name in target)) unknown.add(name)
      return target[String(name)]
    },
    has: () => true,
  })
  return { wx, storage, files, shared, routes, unknown }
}

/** WeChat calls back later, never at once. */
function settle(options: Options, value: unknown): void {
  void Promise.resolve().then(() => {
    options.success?.(value)
    options.complete?.(value)
  })
}

function sendRequest(answer: Answerer, options: Options & WechatRequest): { abort(): void } {
  let over = false
  const end = (tell: () => void) => {
    if (over) return
    over = true
    tell()
    options.complete?.({})
  }
  answer(options).then(
    (response) => end(() => options.success?.(response)),
    (error: unknown) => end(() => options.fail?.({ errMsg: `request:fail ${String(error)}` })),
  )
  return { abort: () => end(() => options.fail?.({ errMsg: 'request:fail abort' })) }
}
