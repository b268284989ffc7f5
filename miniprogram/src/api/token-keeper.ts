import Taro from '@tarojs/taro'
import type { TokenKeeper, Tokens } from '../../../shared/contract/client'

const KEY = 'session'

type Watcher = (tokens: Tokens | undefined) => void

const watchers = new Set<Watcher>()
let kept: Tokens | undefined | 'unread' = 'unread'

/** The session's tokens in the phone's storage, read from there once. */
export const tokenKeeper: TokenKeeper = {
  read() {
    if (kept === 'unread') kept = readTokens(Taro.getStorageSync<unknown>(KEY))
    return kept
  },
  write(tokens) {
    kept = tokens
    if (tokens) {
      const { accessToken, refreshToken } = tokens
      Taro.setStorageSync(KEY, { accessToken, refreshToken })
    } else Taro.removeStorageSync(KEY)
    for (const watcher of watchers) watcher(tokens)
  },
}

/** Calls back when a session begins, is renewed or ends. */
export function watchTokens(watcher: Watcher): void {
  watchers.add(watcher)
}

function readTokens(stored: unknown): Tokens | undefined {
  const { accessToken, refreshToken } = (stored || {}) as Record<string, unknown>
  return typeof accessToken === 'string' && typeof refreshToken === 'string' ? { accessToken, refreshToken } : undefined
}
