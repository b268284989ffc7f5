import '../../shared/contract/without-eval'
import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { followSystem } from './state/appearance'
import { readSession } from './state/session'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    followSystem()
    void readSession()
  })
  return children
}
