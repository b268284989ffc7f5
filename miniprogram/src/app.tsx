import '../../shared/contract/without-eval'
import { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { outdate } from './state/answers'
import { followSystem } from './state/appearance'
import { readSession } from './state/session'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    followSystem()
    void readSession()
  })
  // Back from the background: who is logged in, and everything that was read, may have changed meanwhile.
  useDidShow(() => outdate(''))
  return children
}
