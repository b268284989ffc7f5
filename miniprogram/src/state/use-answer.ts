import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../../../shared/contract/client'
import { isStale, keepAnswer, keptAnswer, watchOutdated } from './answers'
import { phoneNow } from './phone-clock'

/** Shown again after so long, an answer is read anew. */
const FRESH_MS = 60_000

export interface Asked<T> {
  /** the newest answer there is, undefined before the first */
  readonly data: T | undefined
  /** when `data` was read, in milliseconds; undefined before the first answer */
  readonly readAt: number | undefined
  readonly loading: boolean
  /** why the last reading failed; `data` stays */
  readonly error: ApiError | undefined
  /** reads anew; never throws */
  readonly reload: () => Promise<void>
}

/**
 * The one way in which pages read. Shows what is known under the key at once, reads anew when the page is shown after a
 * while, when it is pulled down, and when `outdate` named the key.
 * @param key endpoint and parameters, as `members/…/index`; undefined asks nothing yet
 */
export function useAnswer<T>(key: string | undefined, ask: () => Promise<T>): Asked<T> {
  const [, redraw] = useState(0)
  const [state, setState] = useState<{ loading: boolean; error: ApiError | undefined }>({
    loading: key !== undefined && keptAnswer(key) === undefined,
    error: undefined,
  })
  const current = useRef({ key, ask })
  current.current = { key, ask }

  const reload = useCallback(async () => {
    const { key: asked, ask: read } = current.current
    if (asked === undefined) return
    setState((before) => ({ ...before, loading: true }))
    try {
      keepAnswer(asked, { data: await read(), readAt: phoneNow() })
      if (current.current.key === asked) setState({ loading: false, error: undefined })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (current.current.key === asked) setState({ loading: false, error })
    }
    redraw((count) => count + 1)
  }, [])

  const reloadOld = useCallback(() => {
    if (key === undefined) return
    const known = keptAnswer(key)
    if (known && !isStale(key) && phoneNow() - known.readAt < FRESH_MS) return
    void reload()
  }, [key, reload])

  useEffect(reloadOld, [reloadOld])
  useDidShow(reloadOld)
  useEffect(
    () =>
      watchOutdated((prefix) => {
        if (current.current.key?.startsWith(prefix)) void reload()
      }),
    [reload],
  )
  usePullDownRefresh(() => {
    void reload().then(() => Taro.stopPullDownRefresh())
  })

  const known = key === undefined ? undefined : keptAnswer<T>(key)
  return { data: known?.data, readAt: known?.readAt, ...state, reload }
}
