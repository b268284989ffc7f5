import Taro, { useRouter } from '@tarojs/taro'
import type { Me } from '../state/session'
import { currentView } from '../state/views'
import { pages } from './pages'
import { tabsOf } from './tabs'

export const LOG_IN = '/pages/log-in/index'

/** Opens a page above this one. @param parameters go into the address, percent-encoded */
export function open(path: string, parameters: Readonly<Record<string, string>> = {}): void {
  void Taro.navigateTo({ url: address(path, parameters) })
}

/** What a page was opened with. Neither WeChat nor h5 takes back the percent-encoding that `open` put on. */
export function useParameters(): Readonly<Record<string, string | undefined>> {
  const written = Object.entries(useRouter().params)
  return Object.fromEntries(written.map(([name, value]) => [name, decoded(value ?? '')]))
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    // A page opened by hand, with a percent sign that encodes nothing.
    return value
  }
}

/** Opens a page in place of everything there was: a tab, the log-in. */
export function start(path: string): void {
  void Taro.reLaunch({ url: path })
}

/** The address of the open page with what it was opened with; undefined where the app begins anyway. */
export function currentAddress(): string | undefined {
  const { router } = Taro.getCurrentInstance()
  const path = `/${(router?.path ?? '').replace(/^\//, '').split('?')[0] ?? ''}`
  if (path === '/' || path === `/${pages[0]}`) return undefined
  // Taro tells its own pages apart by stamps that it puts in itself.
  const written = Object.entries(router?.params ?? {}).filter(([name]) => !/^(stamp|\$taroTimestamp)$/.test(name))
  return written.length === 0 ? path : `${path}?${written.map(([name, value]) => `${name}=${value}`).join('&')}`
}

/** Goes back, or to the first tab where there is nothing to go back to (a page opened from a message). */
export function back(me: Me | undefined): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else start(me ? firstTab(me) : LOG_IN)
}

/** Where a person begins in the view they stand in. */
export function firstTab(me: Me): string {
  return tabsOf(me, currentView(me))[0]?.key ?? '/pages/mine/index'
}

function address(path: string, parameters: Readonly<Record<string, string>>): string {
  const written = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return written.length === 0 ? path : `${path}?${written.join('&')}`
}
