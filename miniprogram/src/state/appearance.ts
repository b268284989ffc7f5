import Taro from '@tarojs/taro'
import { createStore, useStore } from './store'

export type Scheme = 'light' | 'dark'

/** What the reader chose; undefined follows the phone. */
export interface Choice {
  readonly scheme: Scheme | undefined
  /** factor of the type, 1 to 1.5 */
  readonly type: number | undefined
}

export interface Appearance {
  readonly choice: Choice
  readonly scheme: Scheme
  readonly type: number
}

/** The type sizes a reader can choose, with their names. */
export const typeSizes = [
  { type: 1, label: '标准' },
  { type: 1.15, label: '大' },
  { type: 1.3, label: '更大' },
  { type: 1.5, label: '最大' },
] as const

const KEY = 'appearance'
const LARGEST = 1.5
/** The size WeChat sets its own text in when the reader chose nothing. */
const WECHAT_STANDARD = 16

interface Followed {
  readonly scheme: Scheme
  readonly type: number
}

const system = createStore<Followed>({ scheme: 'light', type: 1 })
const choice = createStore<Choice>({ scheme: undefined, type: undefined })

/** Reads what was chosen and what the phone says, and follows the phone from now on. */
export function followSystem(): void {
  const stored = (Taro.getStorageSync<unknown>(KEY) || {}) as Partial<Record<keyof Choice, unknown>>
  choice.set({
    scheme: stored.scheme === 'light' || stored.scheme === 'dark' ? stored.scheme : undefined,
    type: typeof stored.type === 'number' ? within(stored.type) : undefined,
  })
  system.set(process.env.TARO_ENV === 'weapp' ? followWechat() : followBrowser())
}

/** How pages look now. */
export function useAppearance(): Appearance {
  const chosen = useStore(choice)
  const followed = useStore(system)
  return { choice: chosen, scheme: chosen.scheme ?? followed.scheme, type: chosen.type ?? followed.type }
}

export function chooseAppearance(chosen: Choice): void {
  Taro.setStorageSync(KEY, { ...chosen })
  choice.set(chosen)
}

function followWechat(): Followed {
  Taro.onThemeChange?.(({ theme }) => system.set({ ...system.get(), scheme: theme === 'dark' ? 'dark' : 'light' }))
  const { theme, fontSizeSetting } = Taro.getAppBaseInfo() as { theme?: string; fontSizeSetting?: number }
  return {
    scheme: theme === 'dark' ? 'dark' : 'light',
    type: within((fontSizeSetting ?? WECHAT_STANDARD) / WECHAT_STANDARD),
  }
}

function followBrowser(): Followed {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', ({ matches }) => system.set({ ...system.get(), scheme: matches ? 'dark' : 'light' }))
  const written = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return { scheme: dark.matches ? 'dark' : 'light', type: within(written / 16) }
}

function within(type: number): number {
  return Number.isFinite(type) ? Math.min(LARGEST, Math.max(1, type)) : 1
}
